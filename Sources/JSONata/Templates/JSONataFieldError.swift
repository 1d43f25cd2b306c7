public import JSON

/// Why a field of a state has no value; a `States.QueryEvaluationError` with AWS's text.
public struct JSONataFieldError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Reason: Hashable, Sendable {
        /// The expression has no value.
        case undefined

        /// The value is not of the field's type.
        case unexpectedType(expected: String, found: JSONValue)

        /// The value is a function.
        case function

        /// The evaluation failed.
        case failed(JSONataError)

        /// The evaluation used too much time, nesting or memory; the text says which.
        case limitExceeded(String)

        /// The evaluation failed in a way that AWS does not explain; the text is a fresh UUID.
        case internalError(String)
    }

    /// The expression without its delimiters, trimmed.
    public var expression: String

    /// The field's path from its state, such as `Output/lines[0]`.
    public var field: String

    /// What went wrong.
    public var reason: Reason

    /// Creates an error.
    public init(expression: String, field: String, reason: Reason) {
        self.expression = expression
        self.field = field
        self.reason = reason
    }

    /// The text as AWS writes it.
    public var message: String {
        "The JSONata expression '\(expression)' specified for the field '\(field)' \(explanation)"
    }

    private var explanation: String {
        switch reason {
        case .undefined:
            return "returned nothing (undefined)."
        case .unexpectedType(let expected, let found):
            let type = found.kind.stepFunctionsName
            return "returned an unexpected result type. Expected '\(expected)', but was '\(type)' "
                + "for value: \(found.text)"
        case .function:
            return "returned an unsupported result type."
        case .failed(let error):
            return "threw an error during evaluation. \(error.code): \(error.message)"
        case .limitExceeded(let text):
            return "threw an error during evaluation: \(text)"
        case .internalError(let identifier):
            return "threw an internal error during evaluation. \(identifier)"
        }
    }
}

extension JSONKind {
    /// The type's name in AWS's texts.
    fileprivate var stepFunctionsName: String {
        switch self {
        case .null: "null"
        case .boolean: "boolean"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
