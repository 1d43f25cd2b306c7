import Time
import ExpressWorkflows
import Synchronization

/// A clock that goes on by one step each time somebody looks.
final class TickingClock: WorkflowClock {
    private let step: Duration
    private let time = Mutex(Instant.now)

    init(step: Duration) { self.step = step }

    var now: Instant {
        time.withLock { time in
            time += step
            return time
        }
    }

    var wallClockMilliseconds: Int64 { 0 }

    func sleep(until deadline: Instant) async throws {
        time.withLock { $0 = max($0, deadline) }
    }
}
