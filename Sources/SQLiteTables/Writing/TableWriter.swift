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
    private let version: SQLiteDataVersion

    init(_ connection: SQLiteConnection, _ catalog: TableCatalog) throws(SQLiteError) {
        self.connection = connection
        var tables: [TableStatements] = []
        for table in catalog.tables { tables.append(try TableStatements(table, connection)) }
        self.tables = tables
        version = try SQLiteDataVersion(of: connection)
    }

    /// Forgets what is known of the items if another process has changed the database.
    func groupBegan() throws(SQLiteError) {
        if try version.hasChanged() { forgetItems() }
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
        let statements = tables[planned.table]
        if planned.isInsertion, try insert(planned) { return .done(nil) }
        if returning != .old, let item = planned.replacingItem {
            try apply(.upsert(item), of: planned)
            return .done(nil)
        }
        let old = try statements.item(of: planned)
        let effect = try planned.effect(on: old, in: statements.table)
        if case .refusal(let reason) = effect, let error = reason.error { return .refused(error) }
        try apply(effect, of: planned)
        switch (returning, effect) {
        case (.old, _):
            return .done(try old?.item())
        case (.new, .put(let bytes, _, _)):
            let new = StoredItem(bytes: bytes, key: planned.key, table: statements.table)
            return .done(try new.item())
        default:
            return .done(nil)
        }
    }

    /// Does all actions or, where one fails, none.
    ///
    /// One of them that puts an item only where none stands is not looked up: it is done first, and
    /// where it finds an item nothing has been changed yet.
    ///
    /// - Returns: The actions' reasons where one failed.
    func transact(_ planned: [PlannedAction]) throws(SQLiteError) -> [CancellationReason]? {
        var effects: [ActionEffect] = []
        effects.reserveCapacity(planned.count)
        var insertion: Int?
        for (position, action) in planned.enumerated() {
            if insertion == nil, action.isInsertion {
                insertion = position
                effects.append(.nothing)
            } else {
                effects.append(try effect(of: action))
            }
        }
        if let insertion {
            let isDone = effects.reasons == nil ? try insert(planned[insertion]) : false
            if !isDone { effects[insertion] = try effect(of: planned[insertion]) }
        }
        if let reasons = effects.reasons { return reasons }
        for (position, action) in planned.enumerated() {
            try apply(effects[position], of: action)
        }
        return nil
    }

    private func effect(of planned: PlannedAction) throws(SQLiteError) -> ActionEffect {
        if let item = planned.replacingItem { return .upsert(item) }
        let statements = tables[planned.table]
        return try planned.effect(on: statements.item(of: planned), in: statements.table)
    }

    /// Puts a new item; `false` where one stands there.
    private func insert(_ planned: PlannedAction) throws(SQLiteError) -> Bool {
        guard case .put(let put) = planned.action else { return false }
        return try tables[planned.table].insert(put.item, of: planned)
    }

    private func apply(
        _ effect: ActionEffect,
        of planned: PlannedAction
    ) throws(SQLiteError) {
        let statements = tables[planned.table]
        switch effect {
        case .nothing, .refusal:
            break
        case .put(let bytes, let isNew, let moved):
            if let moved { try statements.move(planned.keyBytes, from: moved.old, to: moved.new) }
            try statements.put(bytes, under: planned.keyBytes, isNew: isNew)
        case .upsert(let item):
            guard try !statements.insert(item, of: planned) else { break }
            if statements.table.hasIndexes {
                let old = try statements.item(of: planned)?.item()
                try statements.move(planned.keyBytes, from: old, to: item)
            }
            try statements.put(planned.encodedItem, under: planned.keyBytes, isNew: false)
        case .deletion(let old):
            try statements.move(planned.keyBytes, from: old, to: nil)
            try statements.delete(planned.keyBytes)
        }
    }
}
