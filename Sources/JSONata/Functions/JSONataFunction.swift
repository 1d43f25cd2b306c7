public import JSON

/// A function of the surrounding program that expressions can call by its name.
///
/// It takes the place of a built-in function with the same name, as a registered function of the
/// reference does; a variable that is bound for an evaluation takes its place in turn.
///
/// ```swift
/// let tax = try JSONataFunction("tax", signature: "<n-n?:n>") { arguments in
///     guard let amount = arguments[0]?.double else { return nil }
///     return JSONValue(amount * (arguments[1]?.double ?? 0.19))
/// }
/// let expression = try JSONataExpression("lines.price.$tax()", functions: [tax])
/// ```
public struct JSONataFunction: Sendable {
    /// What a call does, given one entry for each parameter of the signature.
    ///
    /// An argument that is missing, undefined or a function is `nil`; so is a result without a value.
    public typealias Body = @Sendable (_ arguments: [JSONValue?]) throws -> JSONValue?

    /// The name, without `$`.
    public let name: String

    let host: HostFunction

    /// Creates a function.
    ///
    /// - Parameters:
    ///   - name: The name, without `$`.
    ///   - signature: What it accepts, as the language writes it, such as `<s-n?:s>`; arguments are
    ///     checked, wrapped into arrays and taken from the context before `body` sees them.
    ///   - body: What a call does. It runs within the evaluation, on its thread. A ``JSONataError``
    ///     that it throws is the evaluation's; any other error becomes one with the code `U1002`.
    /// - Throws: A ``JSONataError`` with the code `S0401` or `S0402` if the signature has a fault.
    public init(
        _ name: String,
        signature: String,
        body: @escaping Body
    ) throws(JSONataError) {
        do throws(Fault) {
            host = HostFunction(name: name, signature: try Signature(signature), body: body)
        } catch {
            throw error.error
        }
        self.name = name
    }
}

/// What the plan keeps of a function, so that function values can point to it.
final class HostFunction: Sendable {
    let name: [UInt8]
    let signature: Signature
    let body: JSONataFunction.Body

    init(name: String, signature: Signature, body: @escaping JSONataFunction.Body) {
        self.name = Array(name.utf8)
        self.signature = signature
        self.body = body
    }
}
