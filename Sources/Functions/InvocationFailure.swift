import JSON

/// Why an invocation gave no answer, in the words that Lambda has for it.
public struct InvocationFailure: Error, Hashable, Sendable {
    /// What ended the invocation.
    public enum Reason: Hashable, Sendable {
        /// The handler threw.
        case handlerError
        /// The function's time limit passed.
        case timeLimit
        /// The caller's deadline passed before the function's time limit did.
        case deadline
        /// Too many invocations were running.
        case throttled
        /// No function has this name.
        case unknownFunction
        /// The caller was cancelled.
        case cancelled
    }

    /// What ended the invocation.
    public var reason: Reason

    /// The error name that a workflow matches.
    public var error: String

    /// The cause that a workflow sees: the failure's payload as compact JSON text, or the service's
    /// message.
    public var cause: String

    /// Creates a failure.
    public init(reason: Reason, error: String, cause: String) {
        self.reason = reason
        self.error = error
        self.cause = cause
    }
}

extension InvocationFailure {
    /// The failure of a handler that threw `error`.
    ///
    /// A ``NamedError`` keeps its name; any other error takes the name of its type.
    public init(throwing error: any Error, requestID: RequestID) {
        let named = error as? any NamedError
        let type = named?.errorType ?? String(describing: Swift.type(of: error))
        let payload = JSONValue(
            members: [
                ("errorMessage", JSONValue(named?.errorMessage ?? String(describing: error))),
                ("errorType", JSONValue(type)),
                ("requestId", JSONValue(requestID.description)),
                ("stackTrace", []),
            ] as [(String, JSONValue)]
        )
        self.init(reason: .handlerError, error: type, cause: payload.text)
    }

    /// The failure of an invocation that reached its time limit.
    public static func timedOut(after limit: Duration, requestID: RequestID) -> Self {
        let name = "Sandbox.Timedout"
        let message =
            "RequestId: \(requestID) Error: Task timed out after \(limit.hundredths) seconds"
        let payload = JSONValue(
            members: [
                ("errorType", JSONValue(name)),
                ("errorMessage", JSONValue(message)),
            ] as [(String, JSONValue)]
        )
        return Self(reason: .timeLimit, error: name, cause: payload.text)
    }

    /// The failure of an invocation that was turned away because too many were running.
    public static func throttled(requestID: RequestID) -> Self {
        service(.throttled, "TooManyRequestsException", 429, "Rate Exceeded.", requestID)
    }

    /// The failure of an invocation of a function that does not exist.
    public static func unknownFunction(_ name: String, requestID: RequestID) -> Self {
        service(
            .unknownFunction,
            "ResourceNotFoundException",
            404,
            "Function not found: \(name)",
            requestID
        )
    }

    /// The failure of an invocation whose caller had no time left.
    public static let deadline = Self(
        reason: .deadline,
        error: "States.Timeout",
        cause: "The caller's deadline passed before the function answered"
    )

    /// The failure of an invocation whose caller was cancelled.
    public static let cancelled = Self(
        reason: .cancelled,
        error: "States.TaskFailed",
        cause: "The invocation was cancelled by its caller"
    )

    private static func service(
        _ reason: Reason,
        _ code: String,
        _ status: Int,
        _ message: String,
        _ requestID: RequestID
    ) -> Self {
        Self(
            reason: reason,
            error: "Lambda.\(code)",
            cause: "\(message) (Service: AWSLambda; Status Code: \(status); Error Code: \(code); "
                + "Request ID: \(requestID); Proxy: null)"
        )
    }
}

extension Duration {
    /// The duration in seconds with two digits behind the point, as Lambda writes it.
    fileprivate var hundredths: String {
        let (seconds, attoseconds) = components
        let hundredths = attoseconds / 10_000_000_000_000_000
        return "\(seconds).\(hundredths < 10 ? "0" : "")\(hundredths)"
    }
}
