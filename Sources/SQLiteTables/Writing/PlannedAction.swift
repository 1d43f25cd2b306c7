import Tables

/// An action with everything that can be done in its caller's thread: validated, found, encoded.
struct PlannedAction: Sendable {
    /// The table's position in the catalogue.
    let table: Int
    let action: TransactionAction
    let key: PrimaryKey
    /// The key as it stands in the file.
    let keyBytes: KeyBytes
    /// The bytes of the new item of a put.
    let encodedItem: [UInt8]
    /// The bytes that the new item of a put counts for.
    let byteCount: Int

    /// Prepares an action.
    ///
    /// - Throws: `validation`, `resourceNotFound`.
    init(_ action: TransactionAction, in catalog: TableCatalog) throws(TableError) {
        table = try catalog.position(of: action.table)
        let schema = catalog.tables[table].schema
        (key, byteCount) = try action.validated(for: schema)
        keyBytes = KeyBytes(stored: key)
        self.action = action
        if case .put(let put) = action {
            encodedItem = ItemEncoder.bytes(of: put.item, in: schema)
        } else {
            encodedItem = []
        }
    }

    /// Whether the action can do without knowing the stored item.
    func ignoresStoredItem(in table: TableLocation) -> Bool {
        guard case .put(let put) = action else { return false }
        return put.condition == nil && !table.hasIndexes
    }
}
