import PaymentSimulator
import Payments
import Synchronization

/// The faults of a simulated processor, and what it was asked.
final class TestProcessor: SimulatorFaults {
    typealias Plan = @Sendable (PaymentOperation) -> SimulatorFault?

    private static let nothing: Plan = { _ in nil }

    private let plan: Mutex<Plan>
    private let asked = Mutex<[PaymentOperation]>([])

    init() { plan = Mutex(Self.nothing) }

    func plan(_ plan: @escaping Plan) { self.plan.withLock { $0 = plan } }

    /// What was asked so far, repetitions included.
    var log: [PaymentOperation] { asked.withLock { $0 } }

    func fault(for key: OperationKey) -> SimulatorFault? {
        asked.withLock { $0.append(key.operation) }
        return plan.withLock { $0(key.operation) }
    }
}
