import SQLite
import Tables

/// A database file on its way to being a table store: recognised, checked, set up.
struct TableFile {
    let path: String
    let schemas: [TableSchema]

    /// Files up to this size are checked whole when they are opened.
    private static let fullCheckByteLimit: Int64 = 32 * 1024 * 1024
    /// How long another process's lock may hold up the start.
    private static let startTimeout = Duration.seconds(10)

    /// Makes sure that the file is one of ours and sound, or that there is none yet.
    ///
    /// Reads only; what is not ours is not even opened as a database.
    ///
    /// - Returns: Whether there is a database.
    func inspect() throws(SQLiteTableStoreError) -> Bool {
        for schema in schemas {
            do throws(TableError) {
                try schema.validate()
            } catch {
                throw refused(.invalidSchema(error.errorMessage))
            }
        }
        let header = try SQLiteTableStoreError.translating { () throws(SQLiteError) in
            try SQLiteFileHeader(path: path)
        }
        guard let header else { return false }
        guard header.applicationID == FileLayout.applicationID else { throw refused(.foreign) }
        guard header.userVersion <= FileLayout.version else {
            throw refused(.newerLayout(version: Int(header.userVersion)))
        }
        let (damage, stored) = try SQLiteTableStoreError.translating { () throws(SQLiteError) in
            try examine()
        }
        if let damage { throw refused(.damaged(damage)) }
        for schema in schemas {
            let table = stored.first { $0.name == schema.name.rawValue }
            if let mismatch = table?.mismatch(with: schema) { throw refused(mismatch) }
        }
        return true
    }

    /// What the file's content has to complain about, and the tables that it has.
    private func examine() throws(SQLiteError) -> (damage: String?, tables: [StoredTable]) {
        let connection = try SQLiteConnection(path: path, mode: .readOnly)
        try connection.setBusyTimeout(Self.startTimeout)
        let pageCount = try connection.integer("PRAGMA page_count") ?? 0
        let pageSize = try connection.integer("PRAGMA page_size") ?? 0
        if pageCount * pageSize <= Self.fullCheckByteLimit {
            let finding = try connection.text("PRAGMA integrity_check(1)") ?? "no finding"
            guard finding == "ok" else { return (finding, []) }
        }
        return (nil, try StoredTable.all(in: connection))
    }

    /// Finds the declared tables in a file that is only read.
    func openForReading() throws(SQLiteTableStoreError) -> TableCatalog {
        guard try inspect() else { throw refused(.missing) }
        let stored = try SQLiteTableStoreError.translating { () throws(SQLiteError) in
            let connection = try SQLiteConnection(path: path, mode: .readOnly)
            try connection.setBusyTimeout(Self.startTimeout)
            return try StoredTable.all(in: connection)
        }
        return try locations(in: stored)
    }

    /// Opens the file for writing, and makes it and its tables where they are not there yet.
    func openForWriting() throws(SQLiteTableStoreError) -> (SQLiteConnection, TableCatalog) {
        let exists = try inspect()
        let connection = try SQLiteTableStoreError.translating { () throws(SQLiteError) in
            try SQLiteConnection(path: path, mode: exists ? .readWrite : .create)
        }
        let mismatch = try SQLiteTableStoreError.translating { () throws(SQLiteError) in
            try connection.setBusyTimeout(Self.startTimeout)
            return try setUp(connection)
        }
        if let mismatch { throw refused(mismatch) }
        let stored = try SQLiteTableStoreError.translating { () throws(SQLiteError) in
            try connection.setUpForWriting(.full)
            return try StoredTable.all(in: connection)
        }
        return (connection, try locations(in: stored))
    }

    /// Makes what is missing, in one transaction.
    ///
    /// - Returns: What forbids it, in which case nothing was changed.
    private func setUp(
        _ connection: SQLiteConnection
    ) throws(SQLiteError) -> SQLiteTableStoreError.Reason? {
        try connection.execute("BEGIN IMMEDIATE")
        defer { connection.abandonTransaction() }
        // Asked for with the lock held: another process may have made the file meanwhile.
        if try connection.integer("PRAGMA user_version") != Int64(FileLayout.version) {
            try connection.execute(FileLayout.creation)
        }
        let reconciliation = SchemaReconciliation(connection)
        for schema in schemas {
            if let mismatch = try reconciliation.reconcile(schema) { return mismatch }
        }
        try connection.execute("COMMIT")
        return nil
    }

    private func locations(
        in stored: [StoredTable]
    ) throws(SQLiteTableStoreError) -> TableCatalog {
        var tables: [TableLocation] = []
        for schema in schemas {
            guard let table = stored.first(where: { $0.name == schema.name.rawValue }) else {
                throw refused(.missingTable(schema.name.rawValue))
            }
            switch table.location(of: schema) {
            case .success(let location): tables.append(location)
            case .failure(let mismatch): throw refused(mismatch.reason)
            }
        }
        return TableCatalog(tables: tables)
    }

    private func refused(_ reason: SQLiteTableStoreError.Reason) -> SQLiteTableStoreError {
        SQLiteTableStoreError(path: path, reason: reason)
    }
}
