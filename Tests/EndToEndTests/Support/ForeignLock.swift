import SQLite

/// The write lock of a database, held as another program would hold it.
///
/// `@unchecked Sendable`: used by one test after another await, never by two threads at once.
final class ForeignLock: @unchecked Sendable {
    private let connection: SQLiteConnection

    init(_ database: TemporaryFile) throws {
        connection = try SQLiteConnection(path: database.path, mode: .readWrite)
        try connection.execute("BEGIN IMMEDIATE")
    }

    func release() throws { try connection.execute("COMMIT") }
}
