import SQLite
import Tables

/// The held statements that keep one index in step with its table.
final class IndexStatements {
    private let indexKey: KeySchema
    private let indexColumns: KeyColumns
    private let tableColumns: KeyColumns
    private let insertion: SQLiteStatement
    private let deletion: SQLiteStatement

    init(
        _ index: TableLocation.Index,
        of table: KeySchema,
        _ connection: SQLiteConnection
    ) throws(SQLiteError) {
        indexKey = index.key
        indexColumns = KeyColumns(index.key)
        tableColumns = KeyColumns(table)
        let name = FileLayout.index(index.id)
        insertion = try connection.prepare("INSERT INTO \(name) VALUES (?1, ?2, ?3, ?4)")
        deletion = try connection.prepare(
            "DELETE FROM \(name) WHERE ipk = ?1 AND isk = ?2 AND pk = ?3 AND sk = ?4"
        )
    }

    /// Lets an item appear under an index key.
    func insert(_ indexKey: KeyBytes, _ key: KeyBytes) throws(SQLiteError) {
        try run(insertion, indexKey, key)
    }

    /// Moves an item that was `old` and is `new` to where it belongs.
    func move(_ key: KeyBytes, from old: Item?, to new: Item?) throws(SQLiteError) {
        let oldKey = old.flatMap(indexKey.key(of:))
        let newKey = new.flatMap(indexKey.key(of:))
        guard oldKey != newKey else { return }
        if let oldKey { try run(deletion, KeyBytes(oldKey), key) }
        if let newKey { try run(insertion, KeyBytes(newKey), key) }
    }

    private func run(
        _ statement: SQLiteStatement,
        _ indexKey: KeyBytes,
        _ key: KeyBytes
    ) throws(SQLiteError) {
        try indexColumns.bind(indexKey, to: statement, at: 1) { () throws(SQLiteError) in
            try tableColumns.bind(key, to: statement, at: 3) { () throws(SQLiteError) in
                try statement.run()
            }
        }
    }
}
