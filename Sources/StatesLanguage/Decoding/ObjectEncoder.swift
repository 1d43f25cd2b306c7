import JSON

/// Writes the members of one object.
struct ObjectEncoder {
    private let preserved: PreservedMembers
    private var members: [(String, JSONValue)] = []

    /// Creates an encoder of an object that was read with these members, or built with none.
    init(_ preserved: PreservedMembers) {
        self.preserved = preserved
    }

    /// Whether the object was read with this member.
    func wasRead(_ name: MemberName) -> Bool { preserved.order.contains(name.rawValue) }

    mutating func set(_ name: MemberName, _ value: JSONValue?) {
        if let value { members.append((name.rawValue, value)) }
    }

    mutating func set(_ name: MemberName, _ text: String?) {
        set(name, text.map { JSONValue($0) })
    }

    mutating func set(_ name: MemberName, _ number: Int64?) {
        set(name, number.map { JSONValue($0) })
    }

    mutating func set(_ name: MemberName, _ value: NumberOrExpression?) {
        set(name, value?.encoded)
    }

    /// Writes elements, none only if there was such an array when the object was read.
    mutating func set<Element>(
        _ name: MemberName,
        _ elements: [Element],
        _ encode: (Element) -> JSONValue
    ) {
        guard !elements.isEmpty || wasRead(name) else { return }
        set(name, JSONValue(elements.map(encode)))
    }

    /// The object: the members in the order in which they were read, and then the others.
    func finish() -> JSONValue {
        let all = members + preserved.unknown.map { ($0.name, $0.value) }
        guard !preserved.order.isEmpty else { return JSONValue(members: all) }
        let ranks = Dictionary(
            preserved.order.enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        let ordered = all.enumerated().sorted { left, right in
            let leftRank = ranks[left.element.0] ?? Int.max
            let rightRank = ranks[right.element.0] ?? Int.max
            return (leftRank, left.offset) < (rightRank, right.offset)
        }
        return JSONValue(members: ordered.map(\.element))
    }
}

extension NumberOrExpression {
    /// The number, whole if it is, or the expression.
    var encoded: JSONValue {
        switch self {
        case .number(let number): JSONValue(wholeIfPossible: number)
        case .expression(let text): JSONValue(text)
        }
    }
}

extension JSONValue {
    /// Creates a number that is written without a fraction if it has none.
    init(wholeIfPossible number: Double) {
        if let integer = Int64(exactly: number) {
            self.init(integer)
        } else {
            self.init(number)
        }
    }
}
