import SQLite
import Tables

/// The held statements that write one table and its indexes.
final class TableStatements {
    let table: TableLocation
    private let columns: KeyColumns
    private let selection: ItemSelection
    private let replacement: SQLiteStatement
    private let deletion: SQLiteStatement
    private let indexes: [IndexStatements]
    private var cache = ItemCache()

    init(_ table: TableLocation, _ connection: SQLiteConnection) throws(SQLiteError) {
        self.table = table
        columns = KeyColumns(table.key)
        selection = try ItemSelection(table, connection)
        let name = FileLayout.items(table.id)
        replacement = try connection.prepare("REPLACE INTO \(name) VALUES (?1, ?2, ?3)")
        deletion = try connection.prepare("DELETE FROM \(name) WHERE pk = ?1 AND sk = ?2")
        var indexes: [IndexStatements] = []
        for index in table.indexes {
            indexes.append(try IndexStatements(index, of: table.key, connection))
        }
        self.indexes = indexes
    }

    /// The item with a key, or `nil`.
    func item(_ key: PrimaryKey, _ bytes: KeyBytes) throws(SQLiteError) -> Item? {
        if let item = cache.item(bytes) { return item }
        // What is read is noted once it is written; most of it is, and soon again.
        return try selection.item(key, bytes)
    }

    /// Forgets all items that are known: the database may have others.
    func forgetItems() { cache.removeAll() }

    /// Puts an item in place of `old`, if there is one.
    func put(
        _ item: Item,
        encoded: [UInt8],
        under key: KeyBytes,
        replacing old: Item?
    ) throws(SQLiteError) {
        for index in indexes { try index.move(key, from: old, to: item) }
        try columns.bind(key, to: replacement, at: 1) { () throws(SQLiteError) in
            try encoded.withUnsafeBufferPointer { bytes throws(SQLiteError) in
                try replacement.bind(uncopiedBytes: UnsafeRawBufferPointer(bytes), at: 3)
                try replacement.run()
            }
        }
        cache.note(item, encodedByteCount: encoded.count, under: key)
    }

    /// Deletes the item `old`.
    func delete(_ old: Item, under key: KeyBytes) throws(SQLiteError) {
        for index in indexes { try index.move(key, from: old, to: nil) }
        try columns.bind(key, to: deletion, at: 1) { () throws(SQLiteError) in
            try deletion.run()
        }
        cache.note(nil, under: key)
    }
}
