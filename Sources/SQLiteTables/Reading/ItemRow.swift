import SQLite
import Tables

/// A row that has an item: its key in two columns, then the rest of it.
enum ItemRow {
    /// The item, and its key as it stands in the file, of a row whose first columns are `pk`, `sk`
    /// and `item`.
    static func read(
        _ statement: SQLiteStatement,
        of table: TableLocation
    ) throws(SQLiteError) -> (key: KeyBytes, item: Item) {
        let partition = statement.bytes(at: 0)
        let sort = statement.bytes(at: 1)
        let key = KeyBytes(bytes: partition + sort, partitionCount: partition.count)
        let logical = StoredPartition.partition(of: partition)
        guard let partitionValue = table.key.partition.value(ofKeyBytes: logical) else {
            throw damage(of: table)
        }
        var attributes = [Item.Attribute(table.key.partition.name, partitionValue)]
        if let attribute = table.key.sort {
            guard let value = attribute.value(ofKeyBytes: sort) else { throw damage(of: table) }
            attributes.append(Item.Attribute(attribute.name, value))
        }
        return (key, try item(statement, column: 2, key: attributes, of: table))
    }

    /// The item whose key is known, but for its bytes in one column.
    static func item(
        _ statement: SQLiteStatement,
        column: Int32,
        key: [Item.Attribute],
        of table: TableLocation
    ) throws(SQLiteError) -> Item {
        try statement.withBytes(at: column) { bytes throws(SQLiteError) in
            do throws(ItemDecodingError) {
                return try ItemDecoder.item(key: key, bytes: bytes)
            } catch {
                throw damage(of: table, byteOffset: error.byteOffset)
            }
        }
    }

    /// The error that tells of an item whose bytes make no sense.
    static func damage(of table: TableLocation, byteOffset: Int = 0) -> SQLiteError {
        SQLiteError(
            code: .corrupt,
            message: "an item of table '\(table.schema.name.rawValue)' is damaged at byte "
                + "\(byteOffset)",
            path: table.schema.name.rawValue
        )
    }
}
