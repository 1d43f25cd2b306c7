public import Time

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The clock of the machine.
public struct SystemClock: WorkflowClock {
    /// Creates the clock.
    public init() {}

    /// The time of the machine since it started.
    public var now: Instant { .now }

    /// The time of the machine's wall clock, in milliseconds since 1970.
    public var wallClockMilliseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Waits until `deadline` has come.
    ///
    /// - Throws: `CancellationError` as soon as the current task is cancelled.
    public func sleep(until deadline: Instant) async throws {
        try await deadline.sleep()
    }
}
