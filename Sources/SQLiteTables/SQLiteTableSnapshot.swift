public import Time
import SQLite
import Synchronization
public import Tables

/// The tables of a database file as they are at one moment, whatever is written meanwhile.
///
/// One connection in one read transaction; gone with the value. While it lives, the file's log
/// cannot be reset and grows with what is written: keep it for one look. Its writes fail with
/// `unavailable`.
public final class SQLiteTableSnapshot: TableStore, TableReaderSource {
    private let catalog: TableCatalog
    private let reader: Mutex<TableReader>

    /// Opens a database file that has all tables, and fixes the moment.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - schemas: The tables.
    /// - Throws: `SQLiteTableStoreError`.
    public init(path: String, schemas: [TableSchema]) throws(SQLiteTableStoreError) {
        let catalog = try TableFile(path: path, schemas: schemas).openForReading()
        self.catalog = catalog
        reader = Mutex(
            try SQLiteTableStoreError.translating { () throws(SQLiteError) in
                let reader = try TableReader(path: path, catalog)
                try reader.beginSnapshot()
                return reader
            }
        )
    }

    func withReader<Success: Sendable>(
        _ body: (TableReader) throws(SQLiteError) -> Success
    ) throws(SQLiteError) -> Success {
        try reader.withLock { reader throws(SQLiteError) in try body(reader) }
    }

    private var reads: TableReads<SQLiteTableSnapshot> {
        TableReads(catalog: catalog, source: self)
    }

    private static let isReadOnly = TableError.unavailable("a snapshot cannot be written to")
}

extension SQLiteTableSnapshot {
    /// The item with this key, or `nil`.
    public func get(
        _ key: PrimaryKey,
        from table: TableName,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try reads.get(key, from: table, deadline: deadline)
    }

    /// The items with these keys, in the order of the keys, all of one moment.
    public func batchGet(
        _ keys: [PrimaryKey],
        from table: TableName,
        deadline: Instant?
    ) async throws(TableError) -> [Item?] {
        try reads.batchGet(keys, from: table, deadline: deadline)
    }

    /// A page of the items of one partition, in key order.
    public func query(
        _ query: Query,
        deadline: Instant?
    ) async throws(TableError) -> ItemPage {
        try reads.query(query, deadline: deadline)
    }

    /// A page of all items, in key order.
    public func scan(
        _ scan: Scan,
        deadline: Instant?
    ) async throws(TableError) -> ItemPage {
        try reads.scan(scan, deadline: deadline)
    }

    /// Fails: a snapshot cannot be written to.
    public func put(
        _ action: PutAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        throw Self.isReadOnly
    }

    /// Fails: a snapshot cannot be written to.
    public func update(
        _ action: UpdateAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        throw Self.isReadOnly
    }

    /// Fails: a snapshot cannot be written to.
    public func delete(
        _ action: DeleteAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        throw Self.isReadOnly
    }

    /// Fails: a snapshot cannot be written to.
    public func transact(
        _ actions: [TransactionAction],
        deadline: Instant?
    ) async throws(TableError) {
        throw Self.isReadOnly
    }
}
