import Time
import PaymentSimulator
import Synchronization

/// A clock that stands until somebody waits, and then jumps to where the wait would end.
final class ManualClock: SimulatorClock {
    private let instant = Mutex(Instant.now)

    var now: Instant { instant.withLock { $0 } }

    func sleep(until deadline: Instant) async throws {
        try Task.checkCancellation()
        instant.withLock { $0 = max($0, deadline) }
    }
}
