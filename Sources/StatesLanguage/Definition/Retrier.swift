/// A rule for trying a failed state again.
public struct Retrier: Sendable, Hashable {
    /// How the wait before an attempt is spread.
    public enum JitterStrategy: String, Sendable, Hashable {
        /// Anywhere between nothing and the computed wait.
        case full = "FULL"

        /// Exactly the computed wait.
        case exact = "NONE"
    }

    /// What the rule is for, in its author's words.
    public var comment: String?

    /// The errors to which the rule applies.
    public var errorEquals: [ErrorName]

    /// The wait before the first attempt, in seconds, 1 or more; absent means 1.
    public var intervalSeconds: Int64?

    /// How often to try again, 0 (never) or more; absent means 3.
    public var maxAttempts: Int64?

    /// The factor by which each wait exceeds the one before, 1 or more; absent means 2.
    public var backoffRate: Double?

    /// The longest wait, in seconds; absent means that nothing bounds it.
    public var maxDelaySeconds: Int64?

    /// How waits are spread; absent means ``JitterStrategy/exact``.
    public var jitterStrategy: JitterStrategy?

    /// Members that this package does not know, and the order of all of them.
    public var preserved: PreservedMembers

    /// Creates a rule; what isn't given has the language's default.
    public init(
        _ errors: [ErrorName],
        intervalSeconds: Int64? = nil,
        maxAttempts: Int64? = nil,
        backoffRate: Double? = nil,
        maxDelaySeconds: Int64? = nil,
        jitter: JitterStrategy? = nil
    ) {
        self.errorEquals = errors
        self.intervalSeconds = intervalSeconds
        self.maxAttempts = maxAttempts
        self.backoffRate = backoffRate
        self.maxDelaySeconds = maxDelaySeconds
        self.jitterStrategy = jitter
        self.preserved = PreservedMembers()
    }
}
