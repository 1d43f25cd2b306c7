import PaymentSimulator
import Synchronization

/// A clock that stands until somebody waits, and then jumps to where the wait would end.
final class ManualClock: SimulatorClock {
    private let instant = Mutex(ContinuousClock.now)

    var now: ContinuousClock.Instant { instant.withLock { $0 } }

    func sleep(until deadline: ContinuousClock.Instant) async throws {
        try Task.checkCancellation()
        instant.withLock { $0 = max($0, deadline) }
    }
}
