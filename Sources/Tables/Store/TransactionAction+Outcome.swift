/// What an action makes of a stored item.
package enum ActionOutcome: Sendable {
    /// The item stays as it is, or stays absent.
    case unchanged
    /// This item takes its place.
    case put(Item)
    /// The item goes.
    case deleted
    /// Nothing happens, for this reason.
    case failed(CancellationReason)
}

extension TransactionAction {
    /// The table that the action is about.
    package var table: TableName {
        switch self {
        case .put(let action): action.table
        case .update(let action): action.table
        case .delete(let action): action.table
        case .check(let action): action.table
        }
    }

    /// What must hold of the stored item.
    package var condition: Condition? {
        switch self {
        case .put(let action): action.condition
        case .update(let action): action.condition
        case .delete(let action): action.condition
        case .check(let action): action.condition
        }
    }

    /// Whether a failed condition tells the stored item.
    package var returnsOldItemOnFailure: Bool {
        switch self {
        case .put(let action): action.returnsOldItemOnFailure
        case .update(let action): action.returnsOldItemOnFailure
        case .delete(let action): action.returnsOldItemOnFailure
        case .check(let action): action.returnsOldItemOnFailure
        }
    }

    /// What the action makes of a stored item; a pure function, the same for every store.
    package func outcome(on stored: Item?, in schema: TableSchema) -> ActionOutcome {
        if let condition, !condition.holds(of: stored) {
            return .failed(
                .conditionalCheckFailed(oldItem: returnsOldItemOnFailure ? stored : nil)
            )
        }
        switch self {
        case .put(let action): return .put(action.item)
        case .delete: return stored == nil ? .unchanged : .deleted
        case .check: return .unchanged
        case .update(let action):
            do throws(TableError) {
                let base = stored ?? Item(distinct: schema.attributes(of: action.key))
                let item = try action.update.applied(to: base)
                try item.validate()
                try schema.validateIndexKeys(of: item)
                return .put(item)
            } catch {
                return .failed(.validation(error.errorMessage))
            }
        }
    }
}

extension CancellationReason {
    /// The reasons of a transaction's actions, or `nil` where none stands in its way.
    package static func reasons(of outcomes: [ActionOutcome]) -> [CancellationReason]? {
        var isCanceled = false
        let reasons = outcomes.map { outcome -> CancellationReason in
            guard case .failed(let reason) = outcome else { return .none }
            isCanceled = true
            return reason
        }
        return isCanceled ? reasons : nil
    }

    /// The error with which an action fails that stands alone.
    package var error: TableError? {
        switch self {
        case .none: nil
        case .conditionalCheckFailed(let oldItem): .conditionalCheckFailed(oldItem: oldItem)
        case .transactionConflict: .transactionConflict
        case .validation(let text): .validation(text)
        case .throttled: .throttled
        }
    }
}
