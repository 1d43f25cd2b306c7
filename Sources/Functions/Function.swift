public import JSON

/// A function's declaration together with the types of its input and its output.
///
/// ```swift
/// static let reserveInventory = Function<ReserveRequest, ReserveResult>(
///     "reserve-inventory",
///     reservedConcurrency: 100,
///     timeLimit: .seconds(5)
/// )
/// ```
public struct Function<Input: JSONReadable & Sendable, Output: JSONWritable & Sendable>: Hashable,
    Sendable
{
    /// What a stack says of the function.
    public let declaration: FunctionDeclaration

    /// Declares a function.
    ///
    /// - Parameters:
    ///   - name: The name under which workflows and routes call it.
    ///   - reservedConcurrency: How many invocations may run at once, kept free for it alone.
    ///   - timeLimit: How long one invocation may take.
    ///   - errors: The names of the errors that it throws on purpose.
    ///   - waits: Whether its handler keeps the time limit by itself.
    public init(
        _ name: String,
        reservedConcurrency: Int? = nil,
        timeLimit: Duration = FunctionLimits.defaultTimeLimit,
        errors: [String] = [],
        waits: FunctionWaiting = .untilDeadline
    ) {
        declaration = FunctionDeclaration(
            name: name,
            reservedConcurrency: reservedConcurrency,
            timeLimit: timeLimit,
            errors: errors,
            waits: waits
        )
    }
}
