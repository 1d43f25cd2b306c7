/// The name of an error, as retriers and catchers match it.
///
/// Names that begin with `States.` belong to the language; a function may report any other.
public struct ErrorName: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
    /// The name's text.
    public let rawValue: String

    /// Creates a name from its text.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Creates a name from its text.
    public init(stringLiteral value: String) { self.rawValue = value }

    /// Any error that can be caught.
    public static let all = ErrorName(rawValue: "States.ALL")

    /// A `Map` or `Parallel` state's iteration or branch failed.
    public static let branchFailed = ErrorName(rawValue: "States.BranchFailed")

    /// An output, input or variable exceeds 262,144 bytes.
    ///
    /// `States.ALL` doesn't match it: it must be named.
    public static let dataLimitExceeded = ErrorName(rawValue: "States.DataLimitExceeded")

    /// More iterations of a `Map` state failed than it tolerates.
    public static let exceedToleratedFailureThreshold =
        ErrorName(rawValue: "States.ExceedToleratedFailureThreshold")

    /// A task gave no sign of life in time.
    public static let heartbeatTimeout = ErrorName(rawValue: "States.HeartbeatTimeout")

    /// An intrinsic function failed; in JSONPath mode only.
    public static let intrinsicFailure = ErrorName(rawValue: "States.IntrinsicFailure")

    /// A `Map` state couldn't read its items.
    public static let itemReaderFailed = ErrorName(rawValue: "States.ItemReaderFailed")

    /// No rule of a `Choice` state applied, and it has no default.
    public static let noChoiceMatched = ErrorName(rawValue: "States.NoChoiceMatched")

    /// A path of a payload template leads nowhere; in JSONPath mode only.
    public static let parameterPathFailure = ErrorName(rawValue: "States.ParameterPathFailure")

    /// The caller may not call the task's resource.
    public static let permissions = ErrorName(rawValue: "States.Permissions")

    /// A query expression failed, gave nothing, or gave what its member can't hold.
    public static let queryEvaluationError = ErrorName(rawValue: "States.QueryEvaluationError")

    /// A result can't be put where its path says; in JSONPath mode only.
    public static let resultPathMatchFailure = ErrorName(rawValue: "States.ResultPathMatchFailure")

    /// A `Map` state couldn't write its results.
    public static let resultWriterFailed = ErrorName(rawValue: "States.ResultWriterFailed")

    /// The execution couldn't go on; can't be caught by `States.ALL`.
    public static let runtime = ErrorName(rawValue: "States.Runtime")

    /// A task failed: matches every error but `States.Timeout`.
    public static let taskFailed = ErrorName(rawValue: "States.TaskFailed")

    /// A state or an execution ran longer than it may.
    public static let timeout = ErrorName(rawValue: "States.Timeout")
}
