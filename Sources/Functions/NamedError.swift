/// An error that chooses the name under which a workflow sees it.
public protocol NamedError: Error {
    /// The name that `Retry` and `Catch` match, such as `InsufficientInventory`.
    var errorType: String { get }

    /// What happened, for people.
    ///
    /// It reaches logs and answers: no secrets.
    var errorMessage: String { get }
}

/// A named error without further content.
public struct FunctionError: NamedError, Hashable {
    /// The name that `Retry` and `Catch` match.
    public var errorType: String

    /// What happened, for people.
    public var errorMessage: String

    /// Creates an error.
    public init(_ errorType: String, _ errorMessage: String) {
        self.errorType = errorType
        self.errorMessage = errorMessage
    }
}
