import JSON
import JSONata

/// Checks the expressions of one field as Step Functions does when a definition is created.
struct ExpressionChecker {
    /// What expressions of a field may read of `$states`.
    enum Scope {
        /// The input and the context.
        case input

        /// Also the result of the state's work.
        case result

        /// Also the error that a catcher caught.
        case errorOutput

        var states: JSONataStates {
            switch self {
            case .input: [.input, .context]
            case .result: [.input, .context, .result]
            case .errorOutput: [.input, .context, .errorOutput]
            }
        }
    }

    let scope: Scope
    let collector: DiagnosticCollector

    /// Whether a value is a string that is an expression as a whole.
    static func isExpression(_ value: JSONValue) -> Bool {
        guard let text = value.string else { return false }
        return text.hasPrefix("{%") && text.hasSuffix("%}") && text.utf8.count >= 4
    }

    /// Reports what is wrong in the expressions of a field.
    func check(_ value: JSONValue, _ name: MemberName, of location: DefinitionLocation) {
        checkDelimiters(value, at: location.appending(name))
        do {
            _ = try JSONataTemplate(value, field: name.rawValue, allows: scope.states)
        } catch {
            for diagnostic in error.diagnostics {
                collector.report(
                    diagnostic.message,
                    code: DiagnosticCode(rawValue: diagnostic.code.rawValue),
                    at: location.appending(diagnostic.field)
                )
            }
        }
    }

    /// Reports strings that begin like an expression and don't end like one.
    private func checkDelimiters(_ value: JSONValue, at location: DefinitionLocation) {
        // Not recursive, because a value that was built may be deeper than any parsed one.
        var waiting = [(value, location)]
        while let (value, location) = waiting.popLast() {
            switch value.content {
            case .string(let text):
                if text.hasPrefix("{%"), !Self.isExpression(value) {
                    collector.report(DiagnosticMessage.delimiters, at: location)
                }
            case .array(let elements):
                let elements = elements.enumerated().reversed()
                waiting += elements.map { ($0.element, location.appending($0.offset)) }
            case .object(let members):
                waiting += members.reversed().map { ($0.value, location.appending($0.key)) }
            case .null, .boolean, .integer, .double:
                break
            }
        }
    }
}
