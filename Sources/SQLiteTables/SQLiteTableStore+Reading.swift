public import Time
import SQLite
import Synchronization
public import Tables

extension SQLiteTableStore {
    /// The item with this key, or `nil`.
    public func get(
        _ key: PrimaryKey,
        from table: TableName,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try openReads().get(key, from: table, deadline: deadline)
    }

    /// The items with these keys, in the order of the keys, all of one moment.
    public func batchGet(
        _ keys: [PrimaryKey],
        from table: TableName,
        deadline: Instant?
    ) async throws(TableError) -> [Item?] {
        try openReads().batchGet(keys, from: table, deadline: deadline)
    }

    /// A page of the items of one partition, in key order.
    public func query(
        _ query: Query,
        deadline: Instant?
    ) async throws(TableError) -> ItemPage {
        try openReads().query(query, deadline: deadline)
    }

    /// A page of all items, in key order.
    public func scan(
        _ scan: Scan,
        deadline: Instant?
    ) async throws(TableError) -> ItemPage {
        try openReads().scan(scan, deadline: deadline)
    }

    private func openReads() throws(TableError) -> TableReads<ReaderPool<TableReader>> {
        guard !isClosed.load(ordering: .relaxed) else { throw .unavailable("the store is closed") }
        return reads
    }
}
