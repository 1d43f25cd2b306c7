public import JSON

/// The code of a function.
///
/// One handler serves many invocations at once. It runs on its caller's executor and must not block
/// it; what it waits for should end at the context's deadline.
public protocol FunctionHandler<Input, Output>: Sendable {
    /// What an invocation hands in.
    associatedtype Input: JSONReadable & Sendable

    /// What an invocation answers.
    associatedtype Output: JSONWritable & Sendable

    /// Answers one invocation.
    ///
    /// - Throws: A ``NamedError`` to choose the name that a workflow sees; another error is seen
    ///   under the name of its type.
    func handle(_ input: Input, context: InvocationContext) async throws -> Output
}

/// A handler made of a closure.
public struct ClosureHandler<Input: JSONReadable & Sendable, Output: JSONWritable & Sendable>:
    FunctionHandler
{
    private let body: @Sendable (Input, InvocationContext) async throws -> Output

    /// Creates a handler that calls `body`.
    public init(_ body: @escaping @Sendable (Input, InvocationContext) async throws -> Output) {
        self.body = body
    }

    /// Answers one invocation.
    public func handle(_ input: Input, context: InvocationContext) async throws -> Output {
        try await body(input, context)
    }
}
