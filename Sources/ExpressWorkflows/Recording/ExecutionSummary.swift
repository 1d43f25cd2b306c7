/// What is known of an execution without its history.
public struct ExecutionSummary: Sendable, Hashable {
    /// The execution's ARN.
    public var executionARN: String

    /// The execution's name.
    public var name: String

    /// The state machine's ARN.
    public var stateMachineARN: String

    /// How it ended.
    public var status: ExecutionStatus

    /// When it began, in milliseconds since 1970.
    public var startDate: Int64 = 0

    /// When it ended, in milliseconds since 1970.
    public var stopDate: Int64 = 0

    /// How long it took, by a clock that never goes back.
    public var duration: Duration = .zero

    /// How many states were entered.
    public var stateCount = 0

    /// The error's name, if it failed with one or timed out.
    public var error: String?

    /// What is known beyond the error's name.
    public var cause: String?

    /// The state that failed, if one did.
    public var failedState: String?

    /// Creates a summary of an execution that took no time.
    public init(
        executionARN: String,
        name: String,
        stateMachineARN: String,
        status: ExecutionStatus
    ) {
        self.executionARN = executionARN
        self.name = name
        self.stateMachineARN = stateMachineARN
        self.status = status
    }

    /// The last part of the ARN: a UUID.
    public var id: String {
        let bytes = executionARN.utf8
        guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")) else { return executionARN }
        return String(executionARN[bytes.index(after: colon)...])
    }
}
