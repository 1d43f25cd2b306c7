import Time
import ExpressWorkflows
import PaymentSimulator
import Synchronization

/// A clock that stands until somebody waits, and then jumps to where the wait would end.
final class TestClock: WorkflowClock, SimulatorClock {
    private static let beginning = Instant.now
    /// 2026-01-01T00:00:00Z.
    private static let wallBeginning: Int64 = 1_767_225_600_000

    private let elapsed = Mutex(Duration.zero)

    var now: Instant { Self.beginning.advanced(by: elapsed.withLock { $0 }) }

    var wallClockMilliseconds: Int64 {
        Self.wallBeginning + Int64(elapsed.withLock { $0 } / .milliseconds(1))
    }

    /// The seconds since the clock was made.
    var seconds: Double { elapsed.withLock { $0 } / .seconds(1) }

    func sleep(until deadline: Instant) async throws {
        try Task.checkCancellation()
        advance(to: deadline)
    }

    func advance(to instant: Instant) {
        let target = Self.beginning.duration(to: instant)
        elapsed.withLock { $0 = max($0, target) }
    }
}
