package import StatesLanguage

/// How often, and how late, a failed state is tried again: one retrier, prepared.
package struct RetryPolicy: Sendable {
    // The language's defaults.
    private static let defaultMaxAttempts: Int64 = 3
    private static let defaultIntervalSeconds: Int64 = 1
    private static let defaultBackoffRate = 2.0

    let errors: ErrorMatcher

    /// How often at most.
    package let maxAttempts: Int

    private let interval: Double
    private let backoffRate: Double
    private let maxDelay: Double
    private let isJittered: Bool

    package init(_ retrier: Retrier) {
        self.errors = ErrorMatcher(retrier.errorEquals)
        self.maxAttempts = Int(clamping: retrier.maxAttempts ?? Self.defaultMaxAttempts)
        self.interval = Double(retrier.intervalSeconds ?? Self.defaultIntervalSeconds)
        self.backoffRate = retrier.backoffRate ?? Self.defaultBackoffRate
        self.maxDelay = min(
            retrier.maxDelaySeconds.map(Double.init) ?? .infinity,
            Double(WorkflowLimits.secondsLimit)
        )
        self.isJittered = retrier.jitterStrategy == .full
    }

    /// The wait before a further attempt, the first one being number 1.
    ///
    /// Takes time linear in `attempt`, but for backoff rates that have reached the longest wait.
    ///
    /// - Returns: The wait, or `nil` when the attempts are used up.
    package func delay(beforeAttempt attempt: Int, random: RandomSource) -> Duration? {
        guard attempt <= maxAttempts else { return nil }
        var seconds = interval
        var remaining = attempt - 1
        while remaining > 0 && backoffRate > 1 && seconds < maxDelay {
            seconds *= backoffRate
            remaining -= 1
        }
        seconds = min(seconds, maxDelay)
        return .seconds(isJittered ? seconds * random.nextFraction() : seconds)
    }
}
