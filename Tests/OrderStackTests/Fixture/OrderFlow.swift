import ExpressWorkflows
import Functions
import JSON
import LocalFunctions
import OrderProcessor
import OrderStack
import PaymentSimulator
import Payments
import Tables
import Testing

/// The order workflow with its real functions, over a table and a processor in memory.
struct OrderFlow {
    let clock = TestClock()
    let table: TestTable
    let processor = TestProcessor()
    let simulator: PaymentSimulator
    let store: OrderStore
    let invoker: TestInvoker
    let engine: WorkflowEngine
    let confirmations = RecentConfirmations()

    /// Compiled once for all tests.
    private static let machine = Result { try CompiledStateMachine(OrderWorkflow.definition) }

    init(recorder: (any ExecutionRecorder)? = nil, bulk: Int = 0) async throws {
        let clock = clock
        let inner = try InMemoryTableStore([OrderTable.schema])
        _ = try await OrderStore(inner).seed(Catalogue.products + Catalogue.bulk(bulk))
        table = TestTable(inner, clock: clock)
        store = OrderStore(table)
        simulator = .inMemory(settings: .init(faults: processor, clock: clock))
        try await OrderStore(inner).pair(withLedger: simulator.pairingID())
        let bindings = OrderFunctions.bindings(
            store: store,
            processors: PaymentProcessors(simulator),
            confirmations: confirmations,
            metrics: OrderMetrics()
        )
        invoker = TestInvoker(
            try LocalInvoker(
                bindings,
                clock: InvocationClock(
                    now: { clock.now },
                    sleep: { try await clock.sleep(until: $0) }
                )
            )
        )
        engine = WorkflowEngine(
            machine: try Self.machine.get(),
            identity: StateMachineIdentity(name: OrderWorkflow.name),
            tasks: FunctionTasks(invoker),
            recorder: recorder,
            clock: clock
        )
    }

    /// Runs one execution; none may reach its own time limit.
    func run(_ body: JSONValue) async -> ExecutionResult {
        let start = clock.seconds
        let result = await engine.execute(body, name: "test")
        #expect(result.status != .timedOut)
        #expect(clock.seconds - start < 25)
        return result
    }

    /// Runs one execution that ends with an answer.
    func answer(_ body: JSONValue) async throws -> JSONValue {
        let result = await run(body)
        #expect(result.status == .succeeded, "\(result.error ?? "") \(result.cause ?? "")")
        return try #require(result.output)
    }

    /// The units of a product: available, reserved, sold.
    func units(_ product: String) async throws -> [Int64?] {
        let key = PrimaryKey("PRODUCT#\(product)", "INVENTORY")
        let item = try await table.inner.get(key, from: OrderTable.name)
        return ["quantity", "reserved", "sold"].map { item?[$0]?.integer }
    }

    /// The state of an order's attempt.
    func attempt(_ orderID: JSONValue?) async throws -> String? {
        let key = PrimaryKey("ATTEMPT#\(orderID?.string ?? "")", "STATE")
        return try await table.inner.get(key, from: OrderTable.name)?["state"]?.string
    }

    /// A stored order.
    func order(_ orderID: JSONValue?) async throws -> Item? {
        let id = orderID?.string ?? ""
        return try await table.inner.get(
            PrimaryKey("ORDER#\(id)", "ORDER#\(id)"),
            from: OrderTable.name
        )
    }

    /// What is wrong, and what is held.
    func audit() async throws -> AuditReport {
        let store = OrderStore(table.inner)
        return try await OrderAudit(ledger: simulator, pause: { _ in }, store: { store }).run()
    }

    /// That nothing was bought, charged, held, or lost.
    func expectUntouched(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let report = try await audit()
        #expect(report.violations == [], sourceLocation: sourceLocation)
        #expect(report.orderCount == 0, sourceLocation: sourceLocation)
        #expect(report.openHoldCount == 0, sourceLocation: sourceLocation)
        #expect(report.capturedOrderCount == 0, sourceLocation: sourceLocation)
        #expect(report.reservedUnits == 0, sourceLocation: sourceLocation)
    }

    static func body(
        _ method: String = "stripe",
        _ lines: [(String, Int)],
        _ more: [(String, JSONValue)] = []
    ) -> JSONValue {
        let items = lines.map { (product, quantity) -> JSONValue in
            ["productId": JSONValue(product), "quantity": JSONValue(quantity)]
        }
        let members: [(String, JSONValue)] = [
            ("customerId", "customer-1"), ("paymentMethod", JSONValue(method)),
            ("items", JSONValue(items)),
        ]
        return JSONValue(members: members + more)
    }
}
