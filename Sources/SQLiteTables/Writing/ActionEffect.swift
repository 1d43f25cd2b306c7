import SQLite
import Tables

/// What an action does to the file.
enum ActionEffect {
    /// Nothing, or nothing more.
    case nothing
    /// These bytes take the place of what stands there, if anything does; and an item moves in the
    /// indexes.
    case put([UInt8], isNew: Bool, moved: Move?)
    /// This item stands there from now on, whatever stood there.
    case upsert(Item)
    /// This item goes.
    case deletion(Item)
    /// The action stops its transaction.
    case refusal(CancellationReason)

    /// What an item was and is, as far as indexes are concerned.
    struct Move {
        let old: Item?
        let new: Item
    }
}

extension PlannedAction {
    /// What the action does to an item of a table.
    func effect(
        on old: StoredItem?,
        in table: TableLocation
    ) throws(SQLiteError) -> ActionEffect {
        if let condition {
            let holds = if let old { try old.fulfils(condition) } else { condition.holds(of: nil) }
            guard holds else {
                let told = action.returnsOldItemOnFailure ? try old?.item() : nil
                return .refusal(.conditionalCheckFailed(oldItem: told))
            }
        }
        if let update, let old, table.keepsIndexKeys(update),
            let bytes = try old.patched(by: update)
        {
            return .put(bytes, isNew: false, moved: nil)
        }
        let needsItem = table.hasIndexes || update != nil
        let oldItem = if needsItem { try old?.item() } else { nil as Item? }
        switch action {
        case .check:
            return .nothing
        case .delete:
            guard let old else { return .nothing }
            if let oldItem { return .deletion(oldItem) }
            return .deletion(try old.item())
        case .put(let put):
            let move = ActionEffect.Move(old: oldItem, new: put.item)
            return .put(encodedItem, isNew: old == nil, moved: table.hasIndexes ? move : nil)
        case .update:
            return effect(ofUpdating: oldItem, in: table)
        }
    }

    /// What an update does that needs the item itself.
    private func effect(ofUpdating old: Item?, in table: TableLocation) -> ActionEffect {
        switch action.outcome(on: old, in: table.schema) {
        case .unchanged, .deleted:
            .nothing
        case .failed(let reason):
            .refusal(reason)
        case .put(let item):
            .put(
                ItemEncoder.bytes(of: item, in: table.schema),
                isNew: old == nil,
                moved: table.hasIndexes ? .init(old: old, new: item) : nil
            )
        }
    }
}

extension [ActionEffect] {
    /// The reasons of a transaction's actions, or `nil` where none stands in its way.
    var reasons: [CancellationReason]? {
        guard contains(where: \.isRefusal) else { return nil }
        return map { if case .refusal(let reason) = $0 { reason } else { .none } }
    }
}

extension ActionEffect {
    fileprivate var isRefusal: Bool { if case .refusal = self { true } else { false } }
}
