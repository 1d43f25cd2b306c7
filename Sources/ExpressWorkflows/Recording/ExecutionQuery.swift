/// Which executions somebody wants to see.
public struct ExecutionQuery: Sendable, Hashable {
    /// What their names begin with; empty for any.
    public var namePrefix: String

    /// Whether only those that did not succeed are wanted.
    public var failedOnly: Bool

    /// How many at most.
    public var limit: Int

    /// Creates a query.
    public init(namePrefix: String = "", failedOnly: Bool = false, limit: Int = 50) {
        self.namePrefix = namePrefix
        self.failedOnly = failedOnly
        self.limit = limit
    }

    /// Whether an execution is one of them.
    func matches(_ summary: ExecutionSummary) -> Bool {
        (!failedOnly || summary.status != .succeeded)
            && (namePrefix.isEmpty || summary.name.hasPrefix(namePrefix))
    }
}
