internal import CSQLite

/// A connection to a database file.
///
/// Used by one thread at a time: opened without SQLite's own locks. Whoever hands it to another
/// thread stops using it.
@usableFromInline
package final class SQLiteConnection {
    /// What a connection may do.
    package enum Mode: Sendable {
        /// Reads an existing file.
        case readOnly
        /// Reads and writes an existing file.
        case readWrite
        /// Reads and writes a file, which is created if there is none.
        case create

        fileprivate var flags: Int32 {
            switch self {
            case .readOnly: SQLITE_OPEN_READONLY
            case .readWrite: SQLITE_OPEN_READWRITE
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        }
    }

    /// How sure a commit is of the disk.
    package enum Synchronization: String, Sendable {
        /// A commit survives a crash of the program, and in WAL mode hardly waits.
        case normal = "NORMAL"
        /// A commit survives a loss of power.
        case full = "FULL"
    }

    /// The database file.
    package let path: String

    private let handle: OpaquePointer

    /// Whether the library leaves its memory uncounted: counting takes a lock all connections share
    /// at each allocation, some fifty times an order, and nobody asks for the figures.
    ///
    /// Only what comes before the first connection of the process has a say; else it stays as it is.
    private static let omitsMemoryStatistics =
        expressway_sqlite3_omit_memory_statistics() == SQLITE_OK

    /// Opens a database file.
    package init(path: String, mode: Mode) throws(SQLiteError) {
        _ = Self.omitsMemoryStatistics
        self.path = path
        var handle: OpaquePointer?
        let flags = mode.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let result = sqlite3_open_v2(path, &handle, flags, nil)
        guard let handle else {
            throw SQLiteError(
                code: .init(rawValue: result),
                message: "not enough memory to open it",
                path: path
            )
        }
        guard result == SQLITE_OK else {
            let error = SQLiteError(handle: handle, result: result, path: path)
            sqlite3_close_v2(handle)
            throw error
        }
        self.handle = handle
    }

    deinit {
        // Closes at once: every statement keeps its connection alive and is gone by now.
        sqlite3_close_v2(handle)
    }

    /// Runs statements that have no parameters and whose rows do not matter.
    package func execute(_ sql: String) throws(SQLiteError) {
        try check(sqlite3_exec(handle, sql, nil, nil, nil))
    }

    /// Compiles a statement, to be kept and run many times.
    package func prepare(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
        var statement: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        try check(sqlite3_prepare_v3(handle, sql, -1, flags, &statement, nil))
        guard let statement else {
            throw SQLiteError(
                code: .misuse,
                message: "expected a statement in '\(sql)'",
                path: path
            )
        }
        return SQLiteStatement(statement, of: self)
    }

    /// The first column of a statement's only row, as an integer.
    package func integer(_ sql: String) throws(SQLiteError) -> Int64? {
        let statement = try prepare(sql)
        return try statement.step() ? statement.integer(at: 0) : nil
    }

    /// The first column of a statement's only row, as a text.
    package func text(_ sql: String) throws(SQLiteError) -> String? {
        let statement = try prepare(sql)
        return try statement.step() ? statement.text(at: 0) : nil
    }

    /// Lets SQLite wait so long for a lock before it reports `busy`.
    package func setBusyTimeout(_ timeout: Duration) throws(SQLiteError) {
        try check(sqlite3_busy_timeout(handle, Int32(clamping: timeout.milliseconds)))
    }

    /// Sets up a database that one connection writes while others read.
    package func setUpForWriting(_ synchronization: Synchronization) throws(SQLiteError) {
        let mode = try text("PRAGMA journal_mode = WAL")
        guard mode == "wal" else {
            throw SQLiteError(
                code: .cannotOpen,
                message: "expected a write-ahead log but found journal mode \(mode ?? "none")",
                path: path
            )
        }
        try execute(
            """
            PRAGMA synchronous = \(synchronization.rawValue);
            PRAGMA wal_autocheckpoint = \(SQLiteLimits.checkpointPageCount);
            PRAGMA secure_delete = OFF;
            PRAGMA cache_size = -\(SQLiteLimits.writerCacheKilobytes);
            PRAGMA temp_store = MEMORY;
            """
        )
    }

    /// Whether a transaction is open.
    package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Rolls back what a failed transaction has left open, if anything.
    package func abandonTransaction() {
        guard isInTransaction else { return }
        // The failure that led here is the one to report. What cannot be rolled back now stays open
        // and makes the next attempt to begin fail.
        _ = sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
    }

    /// How many rows were ever inserted, changed or deleted through this connection.
    package var totalChanges: Int64 { sqlite3_total_changes64(handle) }

    /// Throws the connection's last error unless `result` is a success.
    func check(_ result: Int32) throws(SQLiteError) {
        guard result == SQLITE_OK else { throw error(result) }
    }

    /// The connection's last error.
    func error(_ result: Int32) -> SQLiteError {
        SQLiteError(handle: handle, result: result, path: path)
    }
}

extension SQLiteError {
    fileprivate init(handle: OpaquePointer, result: Int32, path: String) {
        self.init(
            code: Code(rawValue: result),
            message: sqlite3_errmsg(handle).map { String(cString: $0) } ?? "unknown failure",
            path: path
        )
    }
}

extension Duration {
    /// The whole milliseconds, rounded up.
    fileprivate var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    }
}
