public import Time
import SQLite
public import Tables

extension SQLiteTableStore {
    /// Puts an item and returns the one that it replaced, if asked to.
    public func put(
        _ action: PutAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try returning.validateForReplacement()
        return try await write(.put(action), returning: returning, deadline: deadline)
    }

    /// Changes an item and returns it as it was or as it is, if asked to.
    public func update(
        _ action: UpdateAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try await write(.update(action), returning: returning, deadline: deadline)
    }

    /// Deletes an item and returns it, if asked to.
    public func delete(
        _ action: DeleteAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try returning.validateForReplacement()
        return try await write(.delete(action), returning: returning, deadline: deadline)
    }

    /// Does all actions or none.
    public func transact(
        _ actions: [TransactionAction],
        deadline: Instant?
    ) async throws(TableError) {
        var planned: [PlannedAction] = []
        planned.reserveCapacity(actions.count)
        for action in actions.prefix(TableLimits.transactionActionLimit + 1) {
            planned.append(try PlannedAction(action, in: catalog))
        }
        try RequestRules.checkTransaction(
            planned.map { (catalog.tables[$0.table].schema.name, $0.keyBytes) },
            byteCount: planned.reduce(0) { $0 + $1.byteCount }
        )
        let complete = planned
        let reasons = try await commit(deadline: deadline) { writer throws(SQLiteError) in
            try writer.transact(complete)
        }
        if let reasons { throw .transactionCanceled(reasons) }
    }

    // Merged into its callers, as `commit` is: each would have a frame of its own to set up.
    @inline(__always)
    private func write(
        _ action: TransactionAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        let planned = try PlannedAction(action, in: catalog)
        let answer = try await commit(deadline: deadline) { writer throws(SQLiteError) in
            try writer.write(planned, returning: returning)
        }
        switch answer {
        case .done(let item): return item
        case .refused(let error): throw error
        }
    }

    @inline(__always)
    private func commit<Success: Sendable>(
        deadline: Instant?,
        _ body: @escaping @Sendable (TableWriter) throws(SQLiteError) -> Success
    ) async throws(TableError) -> Success {
        guard let writer else { throw .unavailable("the database is open for reading only") }
        try RequestRules.checkWanted(until: deadline)
        do throws(GroupCommitError) {
            return try await writer.write(deadline: deadline, body)
        } catch {
            throw TableError(error)
        }
    }
}

extension TableError {
    init(_ error: GroupCommitError) {
        self =
            switch error {
            case .throttled: .throttled
            case .cancelled: .cancelled
            case .deadlineExceeded: .deadlineExceeded
            case .closed: .unavailable("the store is closed")
            case .database(let error): TableError(error)
            }
    }

    init(_ error: SQLiteError) { self = .unavailable(error.description) }
}
