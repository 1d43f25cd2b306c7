import Functions
import JSON
import LocalRuntime
import Logging
import OrderProcessor
import OrderStack
import PaymentSimulator
import Payments
import Stacks
import Tables
import TablesTesting
import Testing

/// The order processor as `orders serve` runs it, but in this process: real sockets and real files,
/// and faults where a test wants them.
struct OrderService: Sendable {
    /// The port that it listens at.
    let port: Int

    /// The database's file; the ledger lies beside it.
    let database: TemporaryFile

    /// The processor.
    let simulator: PaymentSimulator

    /// Serves for the time of `body`, then finishes what runs.
    static func run<Value: Sendable>(
        _ faults: ServiceFaults = ServiceFaults(),
        stack: Stack = OrderApplication.stack,
        executionCount: Int? = nil,
        _ body: @escaping @Sendable (OrderService) async throws -> Value
    ) async throws -> Value {
        let database = try TemporaryFile(name: "orders.sqlite", contents: nil)
        let simulator = try PaymentSimulator.open(
            path: LedgerPath.beside(database: database.path),
            settings: PaymentSimulator.Settings(faults: faults)
        )
        var configuration = LocalRuntime.Configuration(port: 0, database: .file(database.path))
        configuration.handlesSignals = false
        if let executionCount { configuration.executionCount = executionCount }
        let runtime = try await LocalRuntime(
            stack,
            configuration: configuration,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { resources in
            try await bindings(try resources.table("orders"), simulator, faults)
        }
        let value = try await serve(runtime) { address in
            try await body(
                OrderService(port: address.port, database: database, simulator: simulator)
            )
        }
        await simulator.close()
        return value
    }

    private static func serve<Value: Sendable>(
        _ runtime: LocalRuntime,
        _ body: @escaping @Sendable (LocalRuntime.Address) async throws -> Value
    ) async throws -> Value {
        let (addresses, continuation) = AsyncStream.makeStream(of: LocalRuntime.Address.self)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { continuation.finish() }
                try await runtime.run { continuation.yield($0) }
            }
            var iterator = addresses.makeAsyncIterator()
            let address = try #require(await iterator.next())
            let result: Result<Value, any Error>
            do { result = .success(try await body(address)) } catch { result = .failure(error) }
            runtime.shutDown()
            try await group.waitForAll()
            return try result.get()
        }
    }

    /// The catalogue and all functions, over a store and with invocations that fail as planned.
    private static func bindings(
        _ table: some TableStore,
        _ simulator: PaymentSimulator,
        _ faults: ServiceFaults
    ) async throws -> [FunctionBinding] {
        _ = try await OrderStore(table).seed(Catalogue.products + Catalogue.bulk(100))
        try await OrderStore(table).pair(withLedger: simulator.pairingID())
        let store = FaultInjectingTableStore(table, schemas: [OrderTable.schema]) {
            faults.fault(of: $0)
        }
        return OrderFunctions.bindings(
            store: OrderStore(store),
            processors: PaymentProcessors(simulator),
            confirmations: RecentConfirmations(),
            metrics: OrderMetrics()
        ).map { failing($0, as: faults) }
    }

    /// The same binding, whose invocations fail where it is planned.
    private static func failing(
        _ binding: FunctionBinding,
        as faults: ServiceFaults
    ) -> FunctionBinding {
        let declaration = binding.declaration
        let function = Function<JSONValue, JSONValue>(
            declaration.name,
            reservedConcurrency: declaration.reservedConcurrency,
            timeLimit: declaration.timeLimit,
            errors: declaration.errors,
            waits: declaration.waits
        )
        return bind(function) { input, context in
            if let failure = faults.failure(of: declaration.name) { throw failure }
            return try await binding.invoke(input, context)
        }
    }
}

extension OrderService {
    /// Places an order on a connection of its own.
    func place(_ order: JSONValue) async throws -> TestClient.Answer {
        try await TestClient.with(port: port) { try await $0.post("/orders", order) }
    }

    /// The units of a product that can still be reserved.
    func available(_ product: String) async throws -> Int64? {
        try await TestClient.with(port: port) { client in
            try await client.get("/products/\(product)").json["available"]?.integer
        }
    }
}
