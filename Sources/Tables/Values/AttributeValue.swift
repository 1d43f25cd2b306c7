/// One value of an item: DynamoDB's data types.
///
/// Literals make the common ones: `"open"`, `3`, `79.99`, `true`, `["a", "b"]`.
///
/// There is none for the null value: `nil` is the absence of one, `.null` is the value.
public enum AttributeValue: Sendable, Hashable {
    /// Text; also the empty text, except as a key.
    case string(String)
    /// An exact decimal number of at most 38 digits.
    case number(DecimalNumber)
    /// A truth value.
    case boolean(Bool)
    /// The null value, which is a value: not the absence of one.
    case null
    /// Bytes.
    case binary([UInt8])
    /// Values in order.
    case list([AttributeValue])
    /// Values by name.
    case map(Item)
    /// Distinct texts, at least one.
    case stringSet(Set<String>)
    /// Distinct numbers, at least one.
    case numberSet(Set<DecimalNumber>)
    /// Distinct byte strings, at least one.
    case binarySet(Set<[UInt8]>)
}

extension AttributeValue {
    /// A number from an integer.
    @inlinable
    public static func integer(_ value: some FixedWidthInteger) -> AttributeValue {
        if let value = Int64(exactly: value) { return .number(DecimalNumber(value)) }
        return .number(DecimalNumber(value))
    }

    /// The text, if this is one.
    @inlinable public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The number, if this is one.
    @inlinable public var number: DecimalNumber? {
        if case .number(let value) = self { value } else { nil }
    }

    /// The number as an integer, if this is an integral number that fits; `2.0` is 2.
    @inlinable public var integer: Int64? {
        if case .number(let value) = self { Int64(exactly: value) } else { nil }
    }

    /// The truth value, if this is one.
    @inlinable public var boolean: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    /// The bytes, if this is a binary value.
    @inlinable public var binary: [UInt8]? {
        if case .binary(let value) = self { value } else { nil }
    }

    /// The elements, if this is a list.
    @inlinable public var list: [AttributeValue]? {
        if case .list(let value) = self { value } else { nil }
    }

    /// The members, if this is a map.
    @inlinable public var map: Item? {
        if case .map(let value) = self { value } else { nil }
    }

    /// Whether this is the null value.
    @inlinable public var isNull: Bool { self == .null }
}

extension AttributeValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }
}

extension AttributeValue: ExpressibleByIntegerLiteral {
    /// A number.
    public init(integerLiteral value: Int64) { self = .number(DecimalNumber(value)) }
}

extension AttributeValue: ExpressibleByFloatLiteral {
    /// The number whose shortest decimal notation the literal has: `79.99` is exactly 79.99.
    public init(floatLiteral value: Double) {
        self = .number(DecimalNumber(floatLiteral: value))
    }
}

extension AttributeValue: ExpressibleByBooleanLiteral {
    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension AttributeValue: ExpressibleByArrayLiteral {
    /// A list.
    public init(arrayLiteral elements: AttributeValue...) { self = .list(elements) }
}

extension AttributeValue: ExpressibleByDictionaryLiteral {
    /// A map.
    public init(dictionaryLiteral elements: (String, AttributeValue)...) {
        self = .map(Item(elements))
    }
}
