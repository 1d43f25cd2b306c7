import SQLite
import Tables

/// What the writer's thread has: its connection and the held statements of every table.
final class TableWriter: GroupCommitContext {
    /// What came of an action that stands alone.
    enum Answer: Sendable {
        /// It happened; with the item that was asked for.
        case done(Item?)
        /// It did not.
        case refused(TableError)
    }

    let connection: SQLiteConnection
    private let tables: [TableStatements]
    private let versionQuery: SQLiteStatement
    private var version: Int64?

    init(_ connection: SQLiteConnection, _ catalog: TableCatalog) throws(SQLiteError) {
        self.connection = connection
        var tables: [TableStatements] = []
        for table in catalog.tables { tables.append(try TableStatements(table, connection)) }
        self.tables = tables
        versionQuery = try connection.prepare("PRAGMA data_version")
    }

    /// Forgets what is known of the items if another process has changed the database.
    func groupBegan() throws(SQLiteError) {
        defer { versionQuery.reset() }
        let current = try versionQuery.step() ? versionQuery.integer(at: 0) : nil
        guard current == nil || current != version else { return }
        version = current
        forgetItems()
    }

    /// Forgets what is known of the items: some of it has not come to pass.
    func writesWereUndone() { forgetItems() }

    private func forgetItems() {
        for table in tables { table.forgetItems() }
    }

    /// Does an action that stands alone, if its condition holds.
    func write(
        _ planned: PlannedAction,
        returning: ReturnedItem
    ) throws(SQLiteError) -> Answer {
        let old = try storedItem(of: planned, isWanted: returning == .old)
        let outcome = outcome(of: planned, on: old)
        if case .failed(let reason) = outcome, let error = reason.error { return .refused(error) }
        try apply(outcome, of: planned, to: old)
        switch (returning, outcome) {
        case (.old, _): return .done(old)
        case (.new, .put(let item)): return .done(item)
        default: return .done(nil)
        }
    }

    /// Does all actions or, where one fails, none.
    ///
    /// - Returns: The actions' reasons where one failed.
    func transact(_ planned: [PlannedAction]) throws(SQLiteError) -> [CancellationReason]? {
        var checked: [(old: Item?, outcome: ActionOutcome)] = []
        checked.reserveCapacity(planned.count)
        for action in planned {
            let old = try storedItem(of: action, isWanted: false)
            checked.append((old, outcome(of: action, on: old)))
        }
        if let reasons = CancellationReason.reasons(of: checked.map(\.outcome)) { return reasons }
        for (action, (old, outcome)) in zip(planned, checked) {
            try apply(outcome, of: action, to: old)
        }
        return nil
    }

    private func storedItem(
        of planned: PlannedAction,
        isWanted: Bool
    ) throws(SQLiteError) -> Item? {
        let statements = tables[planned.table]
        if !isWanted, planned.ignoresStoredItem(in: statements.table) { return nil }
        return try statements.item(planned.key, planned.keyBytes)
    }

    private func outcome(of planned: PlannedAction, on old: Item?) -> ActionOutcome {
        planned.action.outcome(on: old, in: tables[planned.table].table.schema)
    }

    private func apply(
        _ outcome: ActionOutcome,
        of planned: PlannedAction,
        to old: Item?
    ) throws(SQLiteError) {
        let statements = tables[planned.table]
        switch outcome {
        case .unchanged, .failed: break
        case .deleted:
            if let old { try statements.delete(old, under: planned.keyBytes) }
        case .put(let item):
            let encoded =
                if case .put = planned.action {
                    planned.encodedItem
                } else {
                    ItemEncoder.bytes(of: item, in: statements.table.schema)
                }
            try statements.put(item, encoded: encoded, under: planned.keyBytes, replacing: old)
        }
    }
}
