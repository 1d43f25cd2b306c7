public import Time

/// The time as executions see it: injected, so that no test sleeps.
public protocol WorkflowClock: Sendable {
    /// The time by which deadlines are set; it never goes back.
    var now: Instant { get }

    /// The time by which people count, in milliseconds since 1970.
    var wallClockMilliseconds: Int64 { get }

    /// Waits until `deadline` has come.
    ///
    /// - Throws: `CancellationError` as soon as the current task is cancelled.
    func sleep(until deadline: Instant) async throws
}
