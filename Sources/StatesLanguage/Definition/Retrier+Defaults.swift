extension Retrier {
    /// What the language prescribes where a rule says nothing.
    public enum Default {
        /// The wait before the first attempt, in seconds.
        public static let intervalSeconds: Int64 = 1

        /// How often to try again.
        public static let maxAttempts: Int64 = 3

        /// The factor by which each wait exceeds the one before.
        public static let backoffRate = 2.0
    }

    /// The wait before the first attempt, in seconds, as it applies.
    public var effectiveIntervalSeconds: Int64 { intervalSeconds ?? Default.intervalSeconds }

    /// How often to try again, as it applies.
    public var effectiveMaxAttempts: Int64 { maxAttempts ?? Default.maxAttempts }

    /// The factor by which each wait exceeds the one before, as it applies.
    public var effectiveBackoffRate: Double { backoffRate ?? Default.backoffRate }

    /// How waits are spread, as it applies.
    public var effectiveJitterStrategy: JitterStrategy { jitterStrategy ?? .exact }
}
