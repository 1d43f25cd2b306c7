/// How an attempt of a `Task` state failed.
public struct TaskFailure: Error, Sendable, Hashable {
    /// The error's name, as retriers and catchers match it, such as
    /// `Lambda.TooManyRequestsException`.
    public var error: String

    /// What is known beyond the name; often JSON kept as text.
    public var cause: String?

    /// Creates a failure.
    public init(error: String, cause: String? = nil) {
        self.error = error
        self.cause = cause
    }
}
