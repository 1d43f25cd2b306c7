public import JSON

/// How an execution ended, and with what.
public struct ExecutionResult: Sendable {
    /// What is known of the execution beyond its output.
    public var summary: ExecutionSummary

    /// The output, if it succeeded.
    public var output: JSONValue?

    /// Creates a result.
    public init(summary: ExecutionSummary, output: JSONValue?) {
        self.summary = summary
        self.output = output
    }
}

extension ExecutionResult {
    /// How the execution ended.
    public var status: ExecutionStatus { summary.status }

    /// The error's name, if it failed with one or timed out.
    public var error: String? { summary.error }

    /// What is known beyond the error's name.
    public var cause: String? { summary.cause }

    /// The state that failed, if one did.
    public var failedState: String? { summary.failedState }

    /// The execution's ARN: `arn:aws:states:REGION:ACCOUNT:express:MACHINE:NAME:UUID`.
    public var executionARN: String { summary.executionARN }

    /// The state machine's ARN.
    public var stateMachineARN: String { summary.stateMachineARN }

    /// The execution's name: the one given, or a UUID.
    public var name: String { summary.name }

    /// When it began, in milliseconds since 1970.
    public var startDate: Int64 { summary.startDate }

    /// When it ended, in milliseconds since 1970.
    public var stopDate: Int64 { summary.stopDate }

    /// How long it took, by a clock that never goes back.
    public var duration: Duration { summary.duration }
}
