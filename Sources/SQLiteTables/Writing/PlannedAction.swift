import Tables

/// An action with everything that can be done in its caller's thread: validated, found, encoded.
///
/// A class: it goes from thread to thread and from function to function, and is never copied.
final class PlannedAction: Sendable {
    /// The table's position in the catalogue.
    let table: Int
    let action: TransactionAction
    let key: PrimaryKey
    /// The key as it stands in the file.
    let keyBytes: KeyBytes
    /// What must hold of the stored item.
    let condition: Condition?
    /// What becomes of the stored item of an update.
    let update: Update?
    /// The bytes of the new item of a put.
    let encodedItem: [UInt8]
    /// The bytes that the new item of a put counts for.
    let byteCount: Int
    /// Whether it puts a new item, and only where none stands.
    let isInsertion: Bool

    /// Prepares an action.
    ///
    /// - Throws: `validation`, `resourceNotFound`.
    init(_ action: TransactionAction, in catalog: TableCatalog) throws(TableError) {
        table = try catalog.position(of: action.table)
        let schema = catalog.tables[table].schema
        (key, byteCount) = try action.validated(for: schema)
        keyBytes = KeyBytes(stored: key)
        self.action = action
        condition = action.condition
        switch action {
        case .put(let put):
            encodedItem = ItemEncoder.bytes(of: put.item, in: schema)
            isInsertion = put.condition?.isAbsence(in: schema) ?? false
            update = nil
        case .update(let changed):
            encodedItem = []
            isInsertion = false
            update = changed.update
        case .delete, .check:
            encodedItem = []
            isInsertion = false
            update = nil
        }
    }

    /// The new item of a put that may take the place of whatever stands there.
    var replacingItem: Item? {
        guard condition == nil, case .put(let put) = action else { return nil }
        return put.item
    }
}

extension Condition {
    /// Whether the condition is that no item stands there: all that do have the key's attributes.
    fileprivate func isAbsence(in schema: TableSchema) -> Bool {
        guard case .notExists(let path) = self else { return false }
        return path.steps.isEmpty && schema.isKey(path.name)
    }
}
