/// Why a field's expressions are refused, all of them at once.
public struct JSONataTemplateError: Error, Hashable, Sendable {
    /// One refused expression.
    public struct Diagnostic: Hashable, Sendable {
        /// AWS's name for the kind of fault.
        public enum Code: String, Hashable, Sendable {
            /// The expression does not parse.
            case invalidExpression = "INVALID_JSONATA_EXPRESSION"

            /// The expression uses what does not exist where it stands.
            case unsupportedExpression = "UNSUPPORTED_JSONATA_EXPRESSION"
        }

        /// The kind of fault.
        public var code: Code

        /// The sentence for people.
        public var message: String

        /// The place inside the field's value as a JSON Pointer: `/lines/0`, or empty.
        public var pointer: String

        /// The place as AWS's error texts write it: `Output/lines[0]`.
        public var field: String

        /// The expression without its delimiters.
        public var expression: String
    }

    /// The refused expressions in the order of the text.
    public var diagnostics: [Diagnostic]
}
