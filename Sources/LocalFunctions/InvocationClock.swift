public import Time

/// What tells an invoker the time, and wakes it.
public struct InvocationClock: Sendable {
    /// The present.
    let now: @Sendable () -> Instant

    /// Suspends until an instant has come; throws when cancelled.
    let sleep: @Sendable (Instant) async throws -> Void

    /// Creates a clock.
    ///
    /// - Parameters:
    ///   - now: Tells the present.
    ///   - sleep: Suspends until an instant has come; throws when its task is cancelled.
    public init(
        now: @escaping @Sendable () -> Instant,
        sleep: @escaping @Sendable (Instant) async throws -> Void
    ) {
        self.now = now
        self.sleep = sleep
    }

    /// The system's clock.
    public static let continuous = Self(
        now: { .now },
        sleep: { try await $0.sleep() }
    )
}
