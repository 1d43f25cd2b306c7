import Time
import Synchronization
import Tables

/// A table in memory that is slow, conflicting, or silent when a test wants it to be.
///
/// It keeps deadlines itself, by the test's clock; the table inside knows only the system's.
final class TestTable: TableStore {
    /// What goes wrong with one write.
    enum Fault: Hashable {
        /// Nothing happens, and that is told.
        case refuse(TableError)
        /// It happens, but its answer is lost.
        case loseAnswer
        /// It takes so long.
        case delay(Duration)
    }

    /// Decides the fault of a write from what it writes; `nil` to serve it well.
    typealias Plan = @Sendable (_ write: String) -> Fault?

    let inner: InMemoryTableStore
    private let clock: TestClock
    private static let nothing: Plan = { _ in nil }

    private let plan: Mutex<Plan>
    private let writes = Mutex<[String]>([])

    init(_ inner: InMemoryTableStore, clock: TestClock) {
        self.inner = inner
        self.clock = clock
        plan = Mutex(Self.nothing)
    }

    func plan(_ plan: @escaping Plan) { self.plan.withLock { $0 = plan } }

    /// What was asked to be written so far: the sort keys of each write.
    var log: [String] { writes.withLock { $0 } }

    func get(
        _ key: PrimaryKey,
        from table: TableName,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try await inner.get(key, from: table, deadline: nil)
    }

    func batchGet(
        _ keys: [PrimaryKey],
        from table: TableName,
        deadline: Instant?
    ) async throws(TableError) -> [Item?] {
        try await inner.batchGet(keys, from: table, deadline: nil)
    }

    func put(
        _ action: PutAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try await serve([.put(action)], deadline) { () async throws(TableError) in
            try await inner.put(action, returning: returning, deadline: nil)
        }
    }

    func update(
        _ action: UpdateAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try await serve([.update(action)], deadline) { () async throws(TableError) in
            try await inner.update(action, returning: returning, deadline: nil)
        }
    }

    func delete(
        _ action: DeleteAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try await serve([.delete(action)], deadline) { () async throws(TableError) in
            try await inner.delete(action, returning: returning, deadline: nil)
        }
    }

    func transact(
        _ actions: [TransactionAction],
        deadline: Instant?
    ) async throws(TableError) {
        try await serve(actions, deadline) { () async throws(TableError) in
            try await inner.transact(actions, deadline: nil)
        }
    }

    func query(
        _ query: Query,
        deadline: Instant?
    ) async throws(TableError) -> ItemPage {
        try await inner.query(query, deadline: nil)
    }

    func scan(
        _ scan: Scan,
        deadline: Instant?
    ) async throws(TableError) -> ItemPage {
        try await inner.scan(scan, deadline: nil)
    }

    private func serve<Result>(
        _ actions: [TransactionAction],
        _ deadline: Instant?,
        _ body: () async throws(TableError) -> Result
    ) async throws(TableError) -> Result {
        let write = actions.map(\.summary).joined(separator: " ")
        writes.withLock { $0.append(write) }
        switch plan.withLock({ $0(write) }) {
        case nil:
            return try await body()
        case .refuse(let error):
            throw error
        case .loseAnswer:
            do throws(TableError) {
                _ = try await body()
            } catch {
                throw .unavailable("the answer '\(error)' was lost")
            }
            throw .unavailable("the answer was lost")
        case .delay(let delay):
            let arrival = clock.now.advanced(by: delay)
            if let deadline, deadline < arrival {
                clock.advance(to: deadline)
                throw .deadlineExceeded
            }
            clock.advance(to: arrival)
            return try await body()
        }
    }
}

extension TransactionAction {
    /// The sort key that is written, and the state that an update sets: `STATE=committed`.
    fileprivate var summary: String {
        switch self {
        case .put(let action): "+" + (action.item["SK"]?.string ?? "")
        case .update(let action):
            (action.key.sort?.string ?? "") + (action.update.changes.first?.stateSuffix ?? "")
        case .delete(let action): "-" + (action.key.sort?.string ?? "")
        case .check(let action): "?" + (action.key.sort?.string ?? "")
        }
    }
}

extension Update.Change {
    fileprivate var stateSuffix: String {
        guard case .set(let path, let value) = self else { return "" }
        return "=\(path):\(value.string ?? "")"
    }
}
