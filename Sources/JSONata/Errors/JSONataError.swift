public import JSON

/// Why an expression was refused, or its evaluation failed.
///
/// Codes, positions, tokens and messages are those of the reference implementation.
public struct JSONataError: Error, Hashable, Sendable {
    /// What went wrong, as an extensible set of codes such as `T2001`.
    public struct Code: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        /// The code as the reference writes it.
        public let rawValue: String

        /// Creates a code from its text.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The code as the reference writes it.
        public var description: String { rawValue }
    }

    /// What went wrong.
    public var code: Code

    /// The place in the expression, in UTF-16 units, after the token at fault.
    public var position: Int?

    /// The token at fault, or the function's name.
    public var token: String?

    /// The name of the function that was called, where one was.
    public var functionName: String?

    /// The value at fault.
    public var value: JSONValue?

    /// The sentence for people.
    public var message: String

    /// Creates an error.
    public init(
        code: Code,
        message: String,
        position: Int? = nil,
        token: String? = nil,
        functionName: String? = nil,
        value: JSONValue? = nil
    ) {
        self.code = code
        self.message = message
        self.position = position
        self.token = token
        self.functionName = functionName
        self.value = value
    }
}

extension JSONataError: CustomStringConvertible {
    /// The code and the message.
    public var description: String { "\(code): \(message)" }
}
