import JSON
import JSONata

/// A field's template, and whether it merely names a value that is at hand.
struct CompiledTemplate: Sendable {
    private enum Shortcut: Sendable {
        case input
        case result
    }

    let template: JSONataTemplate
    private let shortcut: Shortcut?

    init(_ template: JSONataTemplate, source: JSONValue) {
        self.template = template
        // Handing a document on as it is costs nothing, and a history keeps it but once.
        switch source.string?.filter({ $0 != " " }) {
        case "{%$states.input%}": shortcut = .input
        case "{%$states.result%}": shortcut = .result
        default: shortcut = nil
        }
    }

    /// Whether a value that the template gives has been measured before.
    var isShortcut: Bool { shortcut != nil }

    func evaluate(_ scope: JSONataScope) throws(JSONataFieldError) -> JSONValue {
        switch shortcut {
        case .input:
            return scope.input
        case .result:
            if let result = scope.result { return result }
            return try template.evaluate(scope)
        case nil:
            return try template.evaluate(scope)
        }
    }
}
