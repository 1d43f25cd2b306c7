public import ExpressWorkflows
import Stacks
public import Tables

/// What handlers are made of: the stack's resources, standing.
public struct RuntimeResources: Sendable {
    /// What tells the time.
    public let clock: any WorkflowClock

    private let store: any TableStore
    private let tableNames: Set<String>

    init(store: any TableStore, tableNames: [String], clock: any WorkflowClock) {
        self.store = store
        self.tableNames = Set(tableNames)
        self.clock = clock
    }

    /// The store that has the table of that name.
    ///
    /// - Throws: ``LocalRuntimeError/unknownTable(_:)`` when the stack has no such table.
    public func table(_ name: String) throws(LocalRuntimeError) -> any TableStore {
        guard tableNames.contains(name) else { throw .unknownTable(name) }
        return store
    }
}
