public import Time

/// The time by which a simulator waits.
public protocol SimulatorClock: Sendable {
    /// The current instant.
    var now: Instant { get }

    /// Returns at `deadline`, or throws when the task is cancelled before.
    func sleep(until deadline: Instant) async throws
}

/// The system's clock.
public struct SystemSimulatorClock: SimulatorClock {
    /// Creates the clock.
    public init() {}

    /// The current instant.
    public var now: Instant { .now }

    /// Returns at `deadline`, or throws when the task is cancelled before.
    public func sleep(until deadline: Instant) async throws {
        try await deadline.sleep()
    }
}
