import Synchronization
public import Tables

/// A store that fails, delays or forgets to answer where a test wants it to.
///
/// ```swift
/// let store = FaultInjectingTableStore(inner, schemas: schemas) { call in
///     call.operation == .transact && call.number % 5 == 0 ? .fail(.transactionConflict) : nil
/// }
/// ```
public final class FaultInjectingTableStore<Base: TableStore>: TableStore {
    /// Decides on each call what happens to it; `nil` serves it as it is.
    public typealias Plan = @Sendable (TableCall) -> TableFault?
    /// Waits; throws when the caller is cancelled.
    public typealias Sleeper = @Sendable (Duration) async throws -> Void

    private struct State {
        var plan: Plan
        var callCount = 0
        var faultCount = 0
    }

    /// The store that serves the calls.
    public let base: Base

    private let schemas: [TableName: TableSchema]
    private let sleeper: Sleeper
    private let state: Mutex<State>

    /// Wraps a store.
    ///
    /// - Parameters:
    ///   - base: The store that serves the calls.
    ///   - schemas: Its tables, so that the plan is told the keys of items that are put.
    ///   - sleeper: What a delay does; tests give one that advances a clock of their own.
    ///   - plan: What happens to each call.
    public init(
        _ base: Base,
        schemas: [TableSchema] = [],
        sleeper: @escaping Sleeper = { try await ContinuousClock().sleep(for: $0) },
        plan: @escaping Plan
    ) {
        self.base = base
        self.schemas = Dictionary(schemas.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        self.sleeper = sleeper
        state = Mutex(State(plan: plan))
    }

    /// Replaces the plan for all later calls.
    public func setPlan(_ plan: @escaping Plan) { state.withLock { $0.plan = plan } }

    /// How many calls came so far.
    public var callCount: Int { state.withLock { $0.callCount } }
    /// How many of them a fault was done to.
    public var faultCount: Int { state.withLock { $0.faultCount } }

    /// Serves a call as the plan wants it.
    func serve<Result: Sendable>(
        _ operation: TableCall.Operation,
        _ keys: [PrimaryKey],
        _ body: () async throws(TableError) -> Result
    ) async throws(TableError) -> Result {
        let fault = state.withLock { state in
            let call = TableCall(operation: operation, keys: keys, number: state.callCount)
            state.callCount += 1
            let fault = state.plan(call)
            if fault != nil { state.faultCount += 1 }
            return fault
        }
        switch fault {
        case nil:
            return try await body()
        case .fail(let error):
            throw error
        case .loseAnswer:
            _ = try await body()
            throw .unavailable("the answer was lost")
        case .delay(let duration):
            do {
                try await sleeper(duration)
            } catch {
                throw .cancelled
            }
            return try await body()
        }
    }

    /// The key of what a transaction's action is about, where it is known.
    func key(of action: TransactionAction) -> PrimaryKey? {
        switch action {
        case .put(let action): key(of: action)
        case .update(let action): action.key
        case .delete(let action): action.key
        case .check(let action): action.key
        }
    }

    /// The key of an item that is put, where its table is known.
    func key(of action: PutAction) -> PrimaryKey? {
        guard let schema = schemas[action.table],
            let partition = action.item[schema.partitionKey.name]
        else { return nil }
        return PrimaryKey(partition, schema.sortKey.flatMap { action.item[$0.name] })
    }
}
