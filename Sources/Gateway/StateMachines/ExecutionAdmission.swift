import LocalFunctions
import Synchronization

/// Bounds how many executions run at once, and knows when none does.
final class ExecutionAdmission: Sendable {
    private struct State {
        var running = 0
        var waiting: [FirstOutcome<Void>] = []
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes a place, if there is one; who got one gives it back by ``leave()``.
    func enter() -> Bool {
        state.withLock { state in
            guard state.running < limit else { return false }
            state.running += 1
            return true
        }
    }

    func leave() {
        let waiting = state.withLock { state -> [FirstOutcome<Void>] in
            state.running -= 1
            guard state.running == 0, !state.waiting.isEmpty else { return [] }
            defer { state.waiting = [] }
            return state.waiting
        }
        for outcome in waiting { outcome.finish(with: ()) }
    }

    /// Waits until no execution runs.
    func drained() async {
        let outcome = FirstOutcome<Void>()
        state.withLock { state in
            if state.running == 0 {
                outcome.finish(with: ())
            } else {
                state.waiting.append(outcome)
            }
        }
        await outcome.value()
    }
}
