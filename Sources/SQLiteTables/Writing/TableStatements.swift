import SQLite
import Tables

/// The held statements that write one table and its indexes.
final class TableStatements {
    let table: TableLocation
    private let columns: KeyColumns
    private let connection: SQLiteConnection
    private let selection: ItemSelection
    private let insertion: SQLiteStatement
    private let change: SQLiteStatement
    private let deletion: SQLiteStatement
    private let indexes: [IndexStatements]
    private var cache = ItemCache()

    init(_ table: TableLocation, _ connection: SQLiteConnection) throws(SQLiteError) {
        self.table = table
        self.connection = connection
        columns = KeyColumns(table.key)
        selection = try ItemSelection(table, connection)
        let name = FileLayout.items(table.id)
        insertion = try connection.prepare("INSERT OR IGNORE INTO \(name) VALUES (?1, ?2, ?3)")
        // Not `REPLACE`, which deletes and inserts the row and its key.
        change = try connection.prepare("UPDATE \(name) SET item = ?3 WHERE pk = ?1 AND sk = ?2")
        deletion = try connection.prepare("DELETE FROM \(name) WHERE pk = ?1 AND sk = ?2")
        var indexes: [IndexStatements] = []
        for index in table.indexes {
            indexes.append(try IndexStatements(index, of: table.key, connection))
        }
        self.indexes = indexes
    }

    /// The item that stands under an action's key, or `nil`.
    func item(of planned: PlannedAction) throws(SQLiteError) -> StoredItem? {
        // What is read is noted once it is written; most of it is, and soon again.
        let known = cache.item(planned.keyBytes)
        let found = if let known { known } else { try selection.bytes(planned.keyBytes) }
        guard let bytes = found else { return nil }
        return StoredItem(bytes: bytes, key: planned.key, table: table)
    }

    /// Forgets all items that are known: the database may have others.
    func forgetItems() { cache.removeAll() }

    /// Puts a new item, unless there is one already.
    ///
    /// - Returns: Whether there was none.
    func insert(_ item: Item, of planned: PlannedAction) throws(SQLiteError) -> Bool {
        guard !cache.knows(planned.keyBytes) else { return false }
        let changes = connection.totalChanges
        try run(insertion, planned.encodedItem, under: planned.keyBytes)
        guard connection.totalChanges > changes else { return false }
        cache.note(planned.encodedItem, under: planned.keyBytes)
        try move(planned.keyBytes, from: nil, to: item)
        return true
    }

    /// Puts an item in place of the one that stands there, or where none does.
    func put(
        _ encoded: [UInt8],
        under key: KeyBytes,
        isNew: Bool
    ) throws(SQLiteError) {
        let changes = connection.totalChanges
        try run(isNew ? insertion : change, encoded, under: key)
        // Told that it stands there, or that it doesn't: a file whose index and rows disagree.
        guard connection.totalChanges > changes else { throw damage }
        cache.note(encoded, under: key)
    }

    private var damage: SQLiteError {
        SQLiteError(
            code: .corrupt,
            message: "an item of table '\(table.schema.name.rawValue)' and its key do not stand "
                + "together",
            path: connection.path
        )
    }

    /// Deletes an item.
    func delete(_ key: KeyBytes) throws(SQLiteError) {
        cache.forget(key)
        try columns.bind(key, to: deletion, at: 1) { () throws(SQLiteError) in
            try deletion.run()
        }
    }

    /// Moves an item that was `old` and is `new` to where it belongs in the indexes.
    func move(_ key: KeyBytes, from old: Item?, to new: Item?) throws(SQLiteError) {
        for index in indexes { try index.move(key, from: old, to: new) }
    }

    private func run(
        _ statement: SQLiteStatement,
        _ encoded: [UInt8],
        under key: KeyBytes
    ) throws(SQLiteError) {
        try columns.bind(key, to: statement, at: 1) { () throws(SQLiteError) in
            try encoded.withUnsafeBufferPointer { bytes throws(SQLiteError) in
                try statement.bind(uncopiedBytes: UnsafeRawBufferPointer(bytes), at: 3)
                try statement.run()
            }
        }
    }
}
