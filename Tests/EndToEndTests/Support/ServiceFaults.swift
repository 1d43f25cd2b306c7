import Functions
import PaymentSimulator
import Payments
import Synchronization
import Tables
import TablesTesting

/// What goes wrong with the store, the functions and the processor of a service under test.
///
/// Each may be planned anew while the service runs.
final class ServiceFaults: SimulatorFaults {
    /// Decides what happens to a call of the store; `nil` to serve it well.
    typealias StorePlan = @Sendable (TableCall) -> TableFault?
    /// Decides whether an invocation of a function fails before its handler is called.
    typealias FunctionPlan = @Sendable (_ function: String) -> FunctionError?
    /// Decides what happens to a request of the processor.
    typealias ProcessorPlan = @Sendable (PaymentOperation) -> SimulatorFault?

    private struct State {
        var store: StorePlan = { _ in nil }
        var functions: FunctionPlan = { _ in nil }
        var processor: ProcessorPlan = { _ in nil }
        var asked: [PaymentOperation] = []
        var count = 0
    }

    private let state = Mutex(State())

    /// What the processor was asked so far, repetitions included.
    var asked: [PaymentOperation] { state.withLock(\.asked) }

    /// How many faults were done.
    var count: Int { state.withLock(\.count) }

    func planStore(_ plan: @escaping StorePlan) {
        state.withLock { $0.store = plan }
    }

    func planFunctions(_ plan: @escaping FunctionPlan) {
        state.withLock { $0.functions = plan }
    }

    func planProcessor(_ plan: @escaping ProcessorPlan) {
        state.withLock { $0.processor = plan }
    }

    /// What happens to a call of the store.
    func fault(of call: TableCall) -> TableFault? {
        counted(state.withLock(\.store)(call))
    }

    /// Why an invocation fails.
    func failure(of function: String) -> FunctionError? {
        counted(state.withLock(\.functions)(function))
    }

    /// What happens to a request of the processor.
    func fault(for key: OperationKey) -> SimulatorFault? {
        let plan = state.withLock { state in
            state.asked.append(key.operation)
            return state.processor
        }
        return counted(plan(key.operation))
    }

    private func counted<Fault>(_ fault: Fault?) -> Fault? {
        if fault != nil { state.withLock { $0.count += 1 } }
        return fault
    }
}

extension FunctionError {
    /// What Lambda answers when a function's concurrency is used up.
    static let throttled = FunctionError("Lambda.TooManyRequestsException", "Rate Exceeded.")
}

extension TableCall {
    /// The operation and the sort keys that it is about: `transact RSV#prod-1 INVENTORY`.
    var summary: String {
        ([operation.rawValue] + keys.map { $0.sort?.string ?? "" }).joined(separator: " ")
    }

    /// Whether the call is the one that commits an order.
    var isCommit: Bool { summary.hasPrefix("transact STATE ORDER#") }

    /// Whether the call reserves or releases units of a product.
    func moves(_ product: String) -> Bool { summary == "transact RSV#\(product) INVENTORY" }
}

/// Says yes a number of times, and no ever after.
final class Countdown: Sendable {
    private let left: Mutex<Int>

    init(_ count: Int) { left = Mutex(count) }

    func take() -> Bool {
        left.withLock { left in
            left -= 1
            return left >= 0
        }
    }
}
