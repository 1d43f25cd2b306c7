import SQLite
import Synchronization
public import Tables

/// A table store in one SQLite file: any number of tables, durable, for one machine.
///
/// - Writes go to one thread, which groups all that wait into one commit, synchronised with the
///   disk (`synchronous=FULL`) before any of them is answered. Its queue is bounded: when it is
///   full, a write is throttled at once.
/// - Reads work in the caller's thread on connections of their own, beside the writer.
/// - Other processes may read the file, and write to it too; while one of them holds the lock,
///   writes wait until their deadline, half a minute at most.
public final class SQLiteTableStore: TableStore {
    /// What the store may do with its file.
    public enum Access: Sendable, Hashable {
        /// Reads and writes; makes the file if there is none, and its tables and indexes.
        case readWrite
        /// Reads a file that has all tables, beside whoever writes it.
        case readOnly
    }

    /// The database file.
    public let path: String

    let catalog: TableCatalog
    let writer: GroupCommitWriter<TableWriter>?
    let reads: TableReads<ReaderPool<TableReader>>
    let isClosed = Atomic(false)

    /// Opens a database file.
    ///
    /// A file that is no database, another program's, damaged or made by a later version is refused
    /// and left untouched. The file's directory must exist.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - schemas: The tables.
    ///   - access: Whether it is written to.
    ///   - queueLength: How many writes may wait; one more is throttled.
    /// - Throws: `SQLiteTableStoreError`.
    public init(
        path: String,
        schemas: [TableSchema],
        access: Access = .readWrite,
        queueLength: Int = defaultQueueLength
    ) throws(SQLiteTableStoreError) {
        self.path = path
        let file = TableFile(path: path, schemas: schemas)
        let catalog: TableCatalog
        switch access {
        case .readOnly:
            catalog = try file.openForReading()
            writer = nil
        case .readWrite:
            let (connection, found) = try file.openForWriting()
            catalog = found
            do throws(SQLiteError) {
                let context = try TableWriter(connection, found)
                writer = try GroupCommitWriter(context, queueLength: queueLength)
            } catch {
                throw SQLiteTableStoreError(error)
            }
        }
        self.catalog = catalog
        let readers = try SQLiteTableStoreError.translating { () throws(SQLiteError) in
            try ReaderPool { () throws(SQLiteError) in try TableReader(path: path, catalog) }
        }
        reads = TableReads(catalog: catalog, source: readers)
    }

    /// How many writes may wait unless said otherwise.
    public static let defaultQueueLength = SQLiteLimits.queueLength

    /// Finishes what waits, closes the file and returns when that is done.
    ///
    /// Later requests fail with `unavailable`.
    public func close() async {
        isClosed.store(true, ordering: .relaxed)
        // The writer last: only a connection that writes can tidy the log away.
        reads.source.close()
        await writer?.close()
    }

    /// What the store has written so far.
    public var statistics: SQLiteTableStoreStatistics {
        SQLiteTableStoreStatistics(writer?.statistics ?? GroupCommitStatistics())
    }
}

/// What a store has written since it was opened.
public struct SQLiteTableStoreStatistics: Sendable, Hashable {
    /// How many writes and transactions were applied.
    public let transactionCount: Int
    /// How many commits they shared.
    public let commitCount: Int
    /// How many of them the largest commit had.
    public let largestGroup: Int

    init(_ statistics: GroupCommitStatistics) {
        transactionCount = statistics.transactionCount
        commitCount = statistics.commitCount
        largestGroup = statistics.largestGroup
    }
}
