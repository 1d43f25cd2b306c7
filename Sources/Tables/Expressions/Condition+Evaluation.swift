extension Condition {
    /// Whether the condition holds of an item; an absent one has no attributes.
    ///
    /// A pure function, the same for every store.
    package func holds(of item: Item?) -> Bool {
        holds { path in item?.value(at: path) }
    }

    /// Whether the condition holds of an item of which `value` tells what stands at a path.
    ///
    /// For a store that looks into its own form of an item without making all of it values.
    package func holds(_ value: (AttributePath) -> AttributeValue?) -> Bool {
        switch self {
        case .exists(let path): value(path) != nil
        case .notExists(let path): value(path) == nil
        case .hasType(let path, let type): value(path)?.type == type
        case .compare(let left, let comparison, let right):
            comparison.holds(left.value(value), right.value(value))
        case .between(let operand, let lower, let upper):
            Comparison.atLeast.holds(operand.value(value), lower.value(value))
                && Comparison.atMost.holds(operand.value(value), upper.value(value))
        case .oneOf(let operand, let candidates):
            Self.contains(operand.value(value), among: candidates, value)
        case .beginsWith(let path, let prefix):
            Self.begins(value(path), with: prefix.value(value))
        case .contains(let path, let element):
            Self.contains(value(path), element.value(value))
        case .all(let conditions): conditions.allSatisfy { $0.holds(value) }
        case .any(let conditions): conditions.contains { $0.holds(value) }
        case .not(let condition): !condition.holds(value)
        }
    }

    private static func contains(
        _ wanted: AttributeValue?,
        among candidates: [Operand],
        _ value: (AttributePath) -> AttributeValue?
    ) -> Bool {
        candidates.contains { Comparison.equals.holds(wanted, $0.value(value)) }
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
    /// The operand's value, if it has one, for an item of which `value` tells what it has.
    fileprivate func value(_ value: (AttributePath) -> AttributeValue?) -> AttributeValue? {
        switch self {
        case .attribute(let path): value(path)
        case .size(let path): (value(path)?.elementCount).map { .integer($0) }
        case .value(let constant): constant
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
