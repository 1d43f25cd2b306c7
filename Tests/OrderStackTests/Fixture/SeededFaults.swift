import ExpressWorkflows
import PaymentSimulator
import Synchronization
import Tables

/// Lets store, functions and processor go wrong at random, the same way for the same seed.
final class SeededFaults: Sendable {
    private let state: Mutex<UInt64>
    private let percent: UInt64

    init(seed: UInt64, percent: UInt64) {
        state = Mutex(seed)
        self.percent = percent
    }

    func install(in flow: OrderFlow) {
        flow.table.plan { _ in
            self.pick([.refuse(.transactionConflict), .refuse(.throttled), .loseAnswer])
        }
        flow.invoker.plan { _ in
            self.pick([
                TaskFailure(error: "Lambda.TooManyRequestsException", cause: "Rate Exceeded.")
            ])
        }
        flow.processor.plan { _ in
            self.pick([.refuse, .loseRequest, .loseAnswer, .holdBack, .delay(.seconds(2))])
        }
    }

    private func pick<Fault>(_ faults: [Fault]) -> Fault? {
        guard next() % 100 < percent else { return nil }
        return faults[Int(next() % UInt64(faults.count))]
    }

    /// SplitMix64.
    private func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
