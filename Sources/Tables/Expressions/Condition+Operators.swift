// Conditions read like the comparisons they make: `quantity >= 3 && state == "open"`.
extension AttributePath {
    /// The attribute equals the value.
    public static func == (path: AttributePath, value: AttributeValue) -> Condition {
        .compare(.attribute(path), .equals, .value(value))
    }

    /// The attribute differs from the value, or is absent.
    public static func != (path: AttributePath, value: AttributeValue) -> Condition {
        .compare(.attribute(path), .notEquals, .value(value))
    }

    /// The attribute is less than the value.
    public static func < (path: AttributePath, value: AttributeValue) -> Condition {
        .compare(.attribute(path), .lessThan, .value(value))
    }

    /// The attribute is at most the value.
    public static func <= (path: AttributePath, value: AttributeValue) -> Condition {
        .compare(.attribute(path), .atMost, .value(value))
    }

    /// The attribute is greater than the value.
    public static func > (path: AttributePath, value: AttributeValue) -> Condition {
        .compare(.attribute(path), .greaterThan, .value(value))
    }

    /// The attribute is at least the value.
    public static func >= (path: AttributePath, value: AttributeValue) -> Condition {
        .compare(.attribute(path), .atLeast, .value(value))
    }

    /// The attribute equals one of the values.
    public func isOne(of values: [AttributeValue]) -> Condition {
        .oneOf(.attribute(self), values.map(Condition.Operand.value))
    }

    /// The attribute lies between the values, both included.
    public func isBetween(_ lower: AttributeValue, and upper: AttributeValue) -> Condition {
        .between(.attribute(self), lower: .value(lower), upper: .value(upper))
    }

    /// The attribute begins with the value.
    public func begins(with prefix: AttributeValue) -> Condition {
        .beginsWith(self, .value(prefix))
    }

    /// The attribute contains the value.
    public func contains(_ value: AttributeValue) -> Condition { .contains(self, .value(value)) }
}

extension Condition {
    /// Both hold.
    public static func && (left: Condition, right: Condition) -> Condition {
        switch left {
        case .all(let conditions): .all(conditions + [right])
        default: .all([left, right])
        }
    }

    /// At least one of the two holds.
    public static func || (left: Condition, right: Condition) -> Condition {
        switch left {
        case .any(let conditions) where !conditions.isEmpty: .any(conditions + [right])
        default: .any([left, right])
        }
    }

    /// It does not hold.
    public static prefix func ! (condition: Condition) -> Condition { .not(condition) }
}
