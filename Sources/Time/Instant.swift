#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A moment on the clock that the machine never sets back: what deadlines are made of.
///
/// ```swift
/// let deadline = Instant.now + .seconds(5)
/// try await work(until: deadline)
/// ```
///
/// It is `ContinuousClock.Instant` with a layout that the compiler knows: that one's is looked up
/// at run time, in every struct, optional and asynchronous frame that holds it (decision 0007). The
/// two count from the same moment.
public struct Instant: Sendable, Hashable {
    /// The time since the machine started, time asleep included.
    public var sinceStart: Duration

    /// Creates the moment so long after the machine's start.
    @inlinable
    public init(sinceStart: Duration) {
        self.sinceStart = sinceStart
    }

    /// This moment.
    ///
    /// - Complexity: O(1), some tens of nanoseconds.
    public static var now: Instant {
        var time = timespec()
        #if os(Linux)
        clock_gettime(CLOCK_BOOTTIME, &time)
        #else
        clock_gettime(CLOCK_MONOTONIC_RAW, &time)
        #endif
        return Instant(
            sinceStart: Duration(
                secondsComponent: Int64(time.tv_sec),
                attosecondsComponent: Int64(time.tv_nsec) * 1_000_000_000
            )
        )
    }
}

extension Instant: InstantProtocol {
    /// How far apart moments are.
    public typealias Duration = Swift.Duration

    /// The moment so much later, or earlier where `duration` is negative.
    @inlinable
    public func advanced(by duration: Duration) -> Instant {
        Instant(sinceStart: sinceStart + duration)
    }

    /// How long it takes from this moment to another; negative where that one is earlier.
    @inlinable
    public func duration(to other: Instant) -> Duration {
        other.sinceStart - sinceStart
    }

    /// Whether `left` comes before `right`.
    @inlinable
    public static func < (left: Instant, right: Instant) -> Bool {
        left.sinceStart < right.sinceStart
    }

    /// The moment so much later than `instant`.
    @inlinable
    public static func + (instant: Instant, duration: Duration) -> Instant {
        instant.advanced(by: duration)
    }

    /// The moment so much earlier than `instant`.
    @inlinable
    public static func - (instant: Instant, duration: Duration) -> Instant {
        Instant(sinceStart: instant.sinceStart - duration)
    }

    /// Moves a moment into the future.
    @inlinable
    public static func += (instant: inout Instant, duration: Duration) {
        instant.sinceStart += duration
    }

    /// Moves a moment into the past.
    @inlinable
    public static func -= (instant: inout Instant, duration: Duration) {
        instant.sinceStart -= duration
    }

    /// How long it takes from `earlier` to `later`.
    @inlinable
    public static func - (later: Instant, earlier: Instant) -> Duration {
        earlier.duration(to: later)
    }
}

extension Instant {
    /// Suspends the current task until this moment has come.
    ///
    /// - Throws: `CancellationError` as soon as the task is cancelled.
    public func sleep() async throws {
        try await Task.sleep(for: Instant.now.duration(to: self))
    }
}
