/// What must hold of an item: of the stored one before a write, or of one that a query found.
///
/// A value, so that one store evaluates it and another renders it as a DynamoDB expression.
/// An absent item has no attributes. A comparison with an attribute that is absent, or of another
/// type, does not hold (`notEquals` does).
///
/// ```swift
/// let quantity: AttributePath = "quantity"
/// let condition = .exists("PK") && quantity >= 3
/// ```
public indirect enum Condition: Sendable, Hashable {
    /// The attribute is there.
    case exists(AttributePath)
    /// The attribute is not there.
    case notExists(AttributePath)
    /// The attribute is there and has this type.
    case hasType(AttributePath, AttributeType)
    /// The two operands compare so.
    case compare(Operand, Comparison, Operand)
    /// The operand is at least `lower` and at most `upper`.
    case between(Operand, lower: Operand, upper: Operand)
    /// The operand equals one of the values, of which there are at most 100.
    case oneOf(Operand, [Operand])
    /// The text or bytes begin so.
    case beginsWith(AttributePath, Operand)
    /// The text contains this text, or the set or list this element.
    case contains(AttributePath, Operand)
    /// All of them hold; of none, always.
    case all([Condition])
    /// At least one of them holds.
    case any([Condition])
    /// It does not hold.
    case not(Condition)

    /// What a condition compares.
    public enum Operand: Sendable, Hashable {
        /// The attribute's value.
        case attribute(AttributePath)
        /// The attribute's size: UTF-8 bytes of a text, bytes, or number of elements.
        case size(AttributePath)
        /// A constant.
        case value(AttributeValue)
    }

    /// How two operands compare.
    ///
    /// Texts compare by their UTF-8 bytes, binary values by their bytes, numbers by value.
    public enum Comparison: String, Sendable, Hashable, CaseIterable {
        /// Both are equal.
        case equals = "="
        /// They differ, or one is absent.
        case notEquals = "<>"
        /// The left one is less.
        case lessThan = "<"
        /// The left one is less or equal.
        case atMost = "<="
        /// The left one is greater.
        case greaterThan = ">"
        /// The left one is greater or equal.
        case atLeast = ">="
    }
}

extension Condition.Operand: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral
{
    /// A constant text.
    public init(stringLiteral value: String) { self = .value(.string(value)) }
    /// A constant number.
    public init(integerLiteral value: Int64) { self = .value(.integer(value)) }
    /// A constant truth value.
    public init(booleanLiteral value: Bool) { self = .value(.boolean(value)) }
}
