import JSON
import JSONata
import StatesLanguage

/// A field that is a number or an expression that gives one.
final class CompiledNumber: Sendable {
    private enum Source: Sendable {
        case constant(Double)
        case template(JSONataTemplate)
    }

    /// The field's name, as error texts write it.
    let field: String

    private let source: Source
    private let range: ClosedRange<Double>
    private let isWhole: Bool

    init(
        _ value: NumberOrExpression,
        field: String,
        range: ClosedRange<Double>,
        isWhole: Bool = true
    ) throws(JSONataTemplateError) {
        self.field = field
        self.range = range
        self.isWhole = isWhole
        switch value {
        case .number(let number):
            self.source = .constant(number)
        case .expression(let text):
            self.source = .template(
                try JSONataTemplate(JSONValue(text), field: field, expecting: .number)
            )
        }
    }

    /// The expression, if there is one.
    var template: JSONataTemplate? {
        if case .template(let template) = source { template } else { nil }
    }

    /// The number.
    ///
    /// - Throws: What the expression throws, or a number's fault, as text.
    func evaluate(
        _ scope: JSONataScope
    ) throws(FieldFault) -> Double {
        switch source {
        case .constant(let number):
            return number
        case .template(let template):
            let value: JSONValue
            do throws(JSONataFieldError) {
                value = try template.evaluate(scope)
            } catch {
                throw FieldFault(error)
            }
            guard let number = value.double else {
                throw FieldFault(field: field, text: "The \(field) field is no number: \(value)")
            }
            if isWhole && number.rounded() != number {
                throw FieldFault(
                    field: field,
                    text: "The \(field) field cannot be parsed as an integer: \(value)"
                )
            }
            guard range.contains(number) else {
                let bounds = "\(JSONValue(range.lowerBound)) and \(JSONValue(range.upperBound))"
                throw FieldFault(
                    field: field,
                    text: "The \(field) field must be between \(bounds) but was: \(value)"
                )
            }
            return number
        }
    }
}

/// What is wrong with the value of a field, without the state in which it stands.
struct FieldFault: Error {
    let field: String
    let text: String

    init(field: String, text: String) {
        self.field = field
        self.text = text
    }

    init(_ error: JSONataFieldError) {
        self.field = error.field
        self.text = error.message
    }
}
