public import Time

/// What a handler knows of the invocation that it serves.
public struct InvocationContext: Sendable {
    /// The invocation's own identifier.
    public var requestID: RequestID

    /// The function's name.
    public var functionName: String

    /// When the invocation must have ended.
    ///
    /// The earlier of the function's own time limit and what the caller has left. Hand it to
    /// whatever the handler waits for.
    public var deadline: Instant

    /// Creates a context.
    public init(
        requestID: RequestID,
        functionName: String,
        deadline: Instant
    ) {
        self.requestID = requestID
        self.functionName = functionName
        self.deadline = deadline
    }
}
