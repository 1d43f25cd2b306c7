public import JSON

/// What invokes functions by their names.
public protocol FunctionInvoking: Sendable {
    /// Invokes a function.
    ///
    /// - Parameters:
    ///   - function: The function's name, without account, region, version or alias.
    ///   - payload: The function's input.
    ///   - request: The attempt that asks, with its deadline.
    /// - Returns: The function's output.
    /// - Throws: The failure under its error's name: the `errorType` of a handler's error with the
    ///   payload as compact JSON text, or `Lambda.` and the code of a refused call.
    func invoke(
        _ function: String,
        payload: JSONValue,
        request: TaskRequest
    ) async throws(TaskFailure) -> JSONValue
}
