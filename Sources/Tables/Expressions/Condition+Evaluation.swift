extension Condition {
    /// Whether the condition holds of an item; an absent one has no attributes.
    ///
    /// A pure function, the same for every store.
    package func holds(of item: Item?) -> Bool {
        switch self {
        case .exists(let path): item?.value(at: path) != nil
        case .notExists(let path): item?.value(at: path) == nil
        case .hasType(let path, let type): item?.value(at: path)?.type == type
        case .compare(let left, let comparison, let right):
            comparison.holds(left.value(in: item), right.value(in: item))
        case .between(let operand, let lower, let upper):
            Comparison.atLeast.holds(operand.value(in: item), lower.value(in: item))
                && Comparison.atMost.holds(operand.value(in: item), upper.value(in: item))
        case .oneOf(let operand, let candidates):
            candidates.contains {
                Comparison.equals.holds(operand.value(in: item), $0.value(in: item))
            }
        case .beginsWith(let path, let prefix):
            Self.begins(item?.value(at: path), with: prefix.value(in: item))
        case .contains(let path, let element):
            Self.contains(item?.value(at: path), element.value(in: item))
        case .all(let conditions): conditions.allSatisfy { $0.holds(of: item) }
        case .any(let conditions): conditions.contains { $0.holds(of: item) }
        case .not(let condition): !condition.holds(of: item)
        }
    }

    private static func begins(_ value: AttributeValue?, with prefix: AttributeValue?) -> Bool {
        switch (value, prefix) {
        case (.string(let text), .string(let prefix)): text.utf8.starts(with: prefix.utf8)
        case (.binary(let bytes), .binary(let prefix)): bytes.starts(with: prefix)
        default: false
        }
    }

    private static func contains(_ value: AttributeValue?, _ element: AttributeValue?) -> Bool {
        guard let value, let element else { return false }
        switch (value, element) {
        case (.string(let text), .string(let part)):
            return contains(Array(text.utf8), Array(part.utf8))
        case (.binary(let bytes), .binary(let part)): return contains(bytes, part)
        case (.stringSet(let texts), .string(let text)): return texts.contains(text)
        case (.numberSet(let numbers), .number(let number)): return numbers.contains(number)
        case (.binarySet(let values), .binary(let bytes)): return values.contains(bytes)
        case (.list(let elements), _): return elements.contains(element)
        default: return false
        }
    }

    private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first else { return true }
        guard bytes.count >= part.count else { return false }
        return (0...bytes.count - part.count).contains { start in
            bytes[start] == first && bytes[start..<start + part.count].elementsEqual(part)
        }
    }
}

extension Condition.Operand {
    /// The operand's value for an item, if it has one.
    fileprivate func value(in item: Item?) -> AttributeValue? {
        switch self {
        case .attribute(let path): item?.value(at: path)
        case .size(let path): (item?.value(at: path)?.elementCount).map { .integer($0) }
        case .value(let value): value
        }
    }
}

extension AttributeValue {
    /// What `size` tells of a value; numbers, truth values and null have none.
    fileprivate var elementCount: Int? {
        switch self {
        case .string(let text): text.utf8.count
        case .binary(let bytes): bytes.count
        case .list(let elements): elements.count
        case .map(let members): members.count
        case .stringSet(let texts): texts.count
        case .numberSet(let numbers): numbers.count
        case .binarySet(let values): values.count
        case .number, .boolean, .null: nil
        }
    }
}

extension Condition.Comparison {
    /// Whether two values compare so; absent ones, and such of different types, only differ.
    fileprivate func holds(_ left: AttributeValue?, _ right: AttributeValue?) -> Bool {
        guard let left, let right else { return self == .notEquals }
        return switch self {
        case .equals: left == right
        case .notEquals: left != right
        case .lessThan: left.isLess(than: right) ?? false
        case .atMost: right.isLess(than: left).map { !$0 } ?? false
        case .greaterThan: right.isLess(than: left) ?? false
        case .atLeast: left.isLess(than: right).map { !$0 } ?? false
        }
    }
}
