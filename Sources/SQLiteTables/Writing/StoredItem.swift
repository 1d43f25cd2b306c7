import SQLite
import Tables

/// An item as its bytes stand in the file, looked into without making values of all of it.
struct StoredItem {
    let bytes: [UInt8]
    let key: PrimaryKey
    let table: TableLocation

    /// The item itself.
    func item() throws(SQLiteError) -> Item {
        try read { bytes throws(ItemDecodingError) in
            try ItemDecoder.item(key: table.schema.attributes(of: key), bytes: bytes)
        }
    }

    /// Whether a condition holds of the item.
    func fulfils(_ condition: Condition) throws(SQLiteError) -> Bool {
        // A condition is evaluated without errors; damage that is met counts afterwards.
        var damage: SQLiteError?
        let holds = condition.holds { path in
            do throws(SQLiteError) {
                return try value(at: path)
            } catch {
                damage = error
                return nil
            }
        }
        if let damage { throw damage }
        return holds
    }

    /// The bytes that come of an update, or `nil` where it needs the item itself.
    func patched(by update: Update) throws(SQLiteError) -> [UInt8]? {
        try read { bytes throws(ItemDecodingError) in try ItemPatch.bytes(of: update, on: bytes) }
    }

    private func value(at path: AttributePath) throws(SQLiteError) -> AttributeValue? {
        let schema = table.schema
        let value: AttributeValue?
        if path.name.isSameName(as: schema.partitionKey.name) {
            value = key.partition
        } else if let sortKey = schema.sortKey, path.name.isSameName(as: sortKey.name) {
            value = key.sort
        } else {
            value = try read { bytes throws(ItemDecodingError) in
                try ItemDecoder.value(of: path.name, in: bytes)
            }
        }
        return path.steps.isEmpty ? value : value?.value(at: path.steps)
    }

    private func read<Result>(
        _ body: (UnsafeRawBufferPointer) throws(ItemDecodingError) -> Result
    ) throws(SQLiteError) -> Result {
        do throws(ItemDecodingError) {
            return try bytes.withUnsafeBufferPointer { buffer throws(ItemDecodingError) in
                try body(UnsafeRawBufferPointer(buffer))
            }
        } catch {
            throw ItemRow.damage(of: table, byteOffset: error.byteOffset)
        }
    }
}
