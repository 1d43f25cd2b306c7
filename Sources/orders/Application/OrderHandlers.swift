import Functions
import OrderProcessor
import PaymentSimulator
import Payments
import Tables

/// The order processor's handlers over a table and a processor, ready to be bound.
struct OrderHandlers: Sendable {
    /// The operations on the table.
    let store: OrderStore

    /// Who takes the money.
    let processor: PaymentSimulator

    /// Makes the handlers' surroundings, seeds an empty table, and notes the ledger that belongs to it.
    ///
    /// - Throws: What the table or the ledger throws.
    init(table: any TableStore, processor: PaymentSimulator) async throws {
        store = OrderStore(table)
        self.processor = processor
        let report = try await store.seed(Catalogue.products)
        if report.added > 0 || report.kept > 0 {
            try await store.pair(withLedger: try await processor.pairingID())
        }
    }

    /// All functions, bound to their handlers.
    var bindings: [FunctionBinding] {
        OrderFunctions.bindings(
            store: store,
            processors: PaymentProcessors(processor),
            confirmations: RecentConfirmations(),
            metrics: OrderMetrics()
        )
    }
}
