import Time
import ExpressWorkflows
import Synchronization

/// A clock that stands still unless a test moves it.
final class ManualClock: WorkflowClock {
    private struct Sleeper {
        let deadline: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Instant
        var milliseconds: Int64
        var sleeps: [Duration] = []
        var sleepers: [Int: Sleeper] = [:]
        var nextSleeper = 0
        var cancelled: Set<Int> = []
    }

    private let state: Mutex<State>

    /// Whether the clock jumps ahead as soon as somebody sleeps.
    private let jumps: Bool

    /// Creates a clock at 2026-01-01T00:00:00.000Z.
    init(jumping jumps: Bool = true) {
        self.jumps = jumps
        self.state = Mutex(State(now: .now, milliseconds: 1_767_225_600_000))
    }

    var now: Instant { state.withLock(\.now) }
    var wallClockMilliseconds: Int64 { state.withLock(\.milliseconds) }

    /// How long each sleeper was to sleep, in order.
    var sleeps: [Duration] { state.withLock(\.sleeps) }

    /// How many sleep.
    var sleeperCount: Int { state.withLock(\.sleepers.count) }

    func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now += duration
            state.milliseconds += Int64(duration / .milliseconds(1))
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for key in due.keys { state.sleepers[key] = nil }
            return due.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    func sleep(until deadline: Instant) async throws {
        try Task.checkCancellation()
        let remaining = state.withLock { state in
            let remaining = deadline - state.now
            state.sleeps.append(remaining)
            return remaining
        }
        guard remaining > .zero else { return }
        if jumps {
            advance(by: remaining)
            return
        }
        let key = state.withLock { state in
            state.nextSleeper += 1
            return state.nextSleeper
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enlist(Sleeper(deadline: deadline, continuation: continuation), under: key)
            }
        } onCancel: {
            cancel(key)
        }
    }

    /// Lets others run until so many sleep.
    func waitForSleepers(_ count: Int) async {
        while sleeperCount < count { await Task.yield() }
    }

    private func enlist(_ sleeper: Sleeper, under key: Int) {
        let isTooLate = state.withLock { state in
            if state.cancelled.contains(key) { return true }
            state.sleepers[key] = sleeper
            return false
        }
        if isTooLate { sleeper.continuation.resume(throwing: CancellationError()) }
    }

    private func cancel(_ key: Int) {
        let sleeper = state.withLock { state in
            state.cancelled.insert(key)
            return state.sleepers.removeValue(forKey: key)
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
