/// Tells a connection that others have changed its database since it was asked last.
///
/// Whoever remembers rows beyond a transaction asks at the beginning of each.
package final class SQLiteDataVersion {
    private let query: SQLiteStatement
    private var version: Int64?

    /// Prepares to ask on a connection.
    package init(of connection: SQLiteConnection) throws(SQLiteError) {
        query = try connection.prepare("PRAGMA data_version")
    }

    /// Whether another connection may have changed something since the last call.
    package func hasChanged() throws(SQLiteError) -> Bool {
        defer { query.reset() }
        let current = try query.step() ? query.integer(at: 0) : nil
        guard current == nil || current != version else { return false }
        version = current
        return true
    }
}
