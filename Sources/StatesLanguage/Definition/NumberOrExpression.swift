/// A member that is a number, or an expression that gives one.
public enum NumberOrExpression: Sendable, Hashable {
    /// A number.
    case number(Double)

    /// An expression, with its delimiters `{%` and `%}`.
    case expression(String)
}

extension NumberOrExpression: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral
{
    /// Creates a number.
    public init(integerLiteral value: Int64) { self = .number(Double(value)) }

    /// Creates a number.
    public init(floatLiteral value: Double) { self = .number(value) }

    /// Creates an expression.
    public init(stringLiteral value: String) { self = .expression(value) }
}
