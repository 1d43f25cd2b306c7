/// The time by which a simulator waits.
public protocol SimulatorClock: Sendable {
    /// The current instant.
    var now: ContinuousClock.Instant { get }

    /// Returns at `deadline`, or throws when the task is cancelled before.
    func sleep(until deadline: ContinuousClock.Instant) async throws
}

/// The system's clock.
public struct SystemSimulatorClock: SimulatorClock {
    /// Creates the clock.
    public init() {}

    /// The current instant.
    public var now: ContinuousClock.Instant { .now }

    /// Returns at `deadline`, or throws when the task is cancelled before.
    public func sleep(until deadline: ContinuousClock.Instant) async throws {
        try await Task.sleep(until: deadline, clock: .continuous)
    }
}
