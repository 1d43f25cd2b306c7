import PaymentSimulator
import Payments
import Synchronization

/// Lets the first requests of chosen operations go wrong.
final class FaultPlan: SimulatorFaults {
    private let planned: Mutex<[PaymentOperation: [SimulatorFault]]>

    init(_ faults: [PaymentOperation: [SimulatorFault]]) { planned = Mutex(faults) }

    func fault(for key: OperationKey) -> SimulatorFault? {
        planned.withLock { planned in
            guard let first = planned[key.operation]?.first else { return nil }
            planned[key.operation]?.removeFirst()
            return first
        }
    }
}
