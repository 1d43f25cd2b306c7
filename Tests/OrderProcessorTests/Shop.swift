import Functions
import JSON
import OrderProcessor
import PaymentSimulator
import Payments
import Tables
import Testing
import Time

/// A seeded shop in memory, whose functions are called as a workflow calls them.
struct Shop {
    let table: InMemoryTableStore
    let store: OrderStore
    let simulator: PaymentSimulator
    let confirmations = RecentConfirmations(limit: 10)
    let metrics = OrderMetrics()
    private let functions: [String: FunctionBinding]

    init(faults: (any SimulatorFaults)? = nil) async throws {
        table = try InMemoryTableStore([OrderTable.schema])
        store = OrderStore(table)
        simulator = .inMemory(settings: .init(faults: faults))
        let bindings = OrderFunctions.bindings(
            store: store,
            processors: PaymentProcessors(simulator),
            confirmations: confirmations,
            metrics: metrics
        )
        functions = Dictionary(uniqueKeysWithValues: bindings.map { ($0.declaration.name, $0) })
        _ = try await store.seed(Catalogue.products)
        try await store.pair(withLedger: simulator.pairingID())
    }

    @discardableResult
    func call(_ function: String, _ input: JSONValue) async throws -> JSONValue {
        let binding = try #require(functions[function])
        let context = InvocationContext(
            requestID: RequestID(high: 1, low: 2),
            functionName: function,
            deadline: .now.advanced(by: .seconds(5))
        )
        return try await binding.invoke(input, context)
    }

    /// The name of the error that a call throws; `nil` if it throws none.
    func failure(_ function: String, _ input: JSONValue) async -> String? {
        do {
            try await call(function, input)
            return nil
        } catch let error as any NamedError {
            return error.errorType
        } catch {
            return "\(type(of: error))"
        }
    }

    /// The item under a key.
    func item(_ partition: String, _ sort: String) async throws -> Item? {
        try await table.get(PrimaryKey(partition, sort), from: OrderTable.name)
    }

    /// The units of a product: available, reserved, sold.
    func units(_ product: String) async throws -> [Int64?] {
        let item = try await item("PRODUCT#\(product)", "INVENTORY")
        return ["quantity", "reserved", "sold"].map { item?[$0]?.integer }
    }

    /// What is wrong, without waiting for it to pass.
    func audit() async throws -> AuditReport {
        let store = store
        return try await OrderAudit(ledger: simulator, pause: { _ in }, store: { store }).run()
    }
}
