import SQLite
import Tables

/// The held statement that finds one item of a table.
final class ItemSelection {
    private let table: TableLocation
    private let columns: KeyColumns
    private let statement: SQLiteStatement

    init(_ table: TableLocation, _ connection: SQLiteConnection) throws(SQLiteError) {
        self.table = table
        columns = KeyColumns(table.key)
        let name = FileLayout.items(table.id)
        statement = try connection.prepare("SELECT item FROM \(name) WHERE pk = ?1 AND sk = ?2")
    }

    /// The item with a key, or `nil`.
    func item(_ key: PrimaryKey, _ bytes: KeyBytes) throws(SQLiteError) -> Item? {
        try columns.bind(bytes, to: statement, at: 1) { () throws(SQLiteError) in
            defer { statement.reset() }
            guard try statement.step() else { return nil }
            let attributes = table.schema.attributes(of: key)
            return try ItemRow.item(statement, column: 0, key: attributes, of: table)
        }
    }

    /// The stored bytes of the item with a key, or `nil`.
    func bytes(_ key: KeyBytes) throws(SQLiteError) -> [UInt8]? {
        try columns.bind(key, to: statement, at: 1) { () throws(SQLiteError) in
            defer { statement.reset() }
            return try statement.step() ? statement.bytes(at: 0) : nil
        }
    }
}
