/// The type of an attribute, under DynamoDB's one or two letters.
public enum AttributeType: String, Sendable, Hashable, CaseIterable {
    /// Text.
    case string = "S"
    /// A number.
    case number = "N"
    /// Bytes.
    case binary = "B"
    /// A truth value.
    case boolean = "BOOL"
    /// The null value.
    case null = "NULL"
    /// A list.
    case list = "L"
    /// A map.
    case map = "M"
    /// A set of texts.
    case stringSet = "SS"
    /// A set of numbers.
    case numberSet = "NS"
    /// A set of byte strings.
    case binarySet = "BS"
}

extension AttributeValue {
    /// The value's type.
    public var type: AttributeType {
        switch self {
        case .string: .string
        case .number: .number
        case .boolean: .boolean
        case .null: .null
        case .binary: .binary
        case .list: .list
        case .map: .map
        case .stringSet: .stringSet
        case .numberSet: .numberSet
        case .binarySet: .binarySet
        }
    }
}
