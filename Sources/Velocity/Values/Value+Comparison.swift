import JSON

extension ContainerStore {
    /// Whether two values are equal to the operator `==`.
    ///
    /// Numbers compare by value, values of one class by `equals`, others by their printed text.
    func areEqual(_ left: Value, _ right: Value) throws(EvaluationFailure) -> Bool {
        if left.isNumber, right.isNumber { return Self.compare(left, right) == 0 }
        switch (left, right) {
        case (.boolean(let one), .boolean(let other)): return one == other
        case (.list, .list), (.list, .json), (.json, .list), (.map, .map), (.map, .json),
            (.json, .map), (.json, .json):
            return try json(left) == json(right)
        default: break
        }
        if let isEqual = right.withText({ left.isText ? left.hasText($0) : nil }), let isEqual {
            return isEqual
        }
        var one: [UInt8] = []
        var other: [UInt8] = []
        try print(left, to: &one)
        try print(right, to: &other)
        return one == other
    }

    /// How two numbers compare, or `nil` if one is none.
    static func compare(_ left: Value, _ right: Value) -> Int? {
        if let left = left.wideInteger, let right = right.wideInteger {
            return left < right ? -1 : left > right ? 1 : 0
        }
        guard let left = left.number, let right = right.number else { return nil }
        return left < right ? -1 : left > right ? 1 : 0
    }

    /// Whether two values are equal to Java's `equals`: values of different classes never are.
    func areSame(_ left: Value, _ right: Value) throws(EvaluationFailure) -> Bool {
        switch (left, right) {
        case (.nothing, .nothing): return true
        case (.integer(let one), .integer(let other)): return one == other
        case (.wide(let one), .wide(let other)): return one == other
        case (.double(let one), .double(let other)): return one == other
        case (.boolean(let one), .boolean(let other)): return one == other
        default: break
        }
        if left.isText || right.isText {
            guard left.isText, right.isText else { return false }
            return right.withText { left.hasText($0) } ?? false
        }
        switch (left, right) {
        case (.list, .list), (.list, .json), (.json, .list), (.map, .map), (.map, .json),
            (.json, .map), (.json, .json):
            return try json(left) == json(right)
        default: return false
        }
    }
}
