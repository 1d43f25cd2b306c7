/// A character class as written.
struct ClassExpression {
    var ranges: [ClosedRange<UInt32>] = []
    var properties: [(property: CharacterProperty, isNegated: Bool)] = []
    /// Classes inside, whose members count too.
    var unions: [ClassExpression] = []
    /// Classes behind `&&`.
    var intersections: [ClassExpression] = []
    var isNegated = false

    init(_ ranges: [ClosedRange<UInt32>] = [], isNegated: Bool = false) {
        self.ranges = ranges
        self.isNegated = isNegated
    }

    /// The members as ranges of folded characters, or `nil` where a property makes them uncountable.
    func flattened(_ rule: CaseRule) -> ScalarRanges? {
        guard properties.isEmpty else { return nil }
        var members = ScalarRanges(ranges).folded(rule)
        for union in unions {
            guard let other = union.flattened(rule) else { return nil }
            members = members.union(other)
        }
        for intersection in intersections {
            guard let other = intersection.flattened(rule) else { return nil }
            members = members.intersection(other)
        }
        return isNegated ? members.complement : members
    }

    /// Whether a character belongs to the class, found by walking through it.
    func contains(_ character: UInt32, _ rule: CaseRule) -> Bool {
        let folded = CaseTable.fold(character, rule)
        var isMember =
            ranges.contains { $0.contains(character) }
            || (rule != .exact
                && ScalarRanges(ranges).folded(rule).contains(folded))
        isMember = isMember || unions.contains { $0.contains(character, rule) }
        isMember =
            isMember || properties.contains { $0.property.contains(character) != $0.isNegated }
        isMember = isMember && intersections.allSatisfy { $0.contains(character, rule) }
        return isMember != isNegated
    }
}

extension ClassExpression {
    static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
    static let word: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
    static let asciiBlanks: [ClosedRange<UInt32>] = [0x09...0x0D, 0x20...0x20]
    /// ECMAScript's WhiteSpace and LineTerminator.
    static let unicodeBlanks: [ClosedRange<UInt32>] = [
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A,
        0x2028...0x2029, 0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ]
    static let javaScriptLineEnds: [ClosedRange<UInt32>] = [
        0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029,
    ]
    static let javaLineEnds: [ClosedRange<UInt32>] = [
        0x0A...0x0A, 0x0D...0x0D, 0x85...0x85, 0x2028...0x2029,
    ]
    static let horizontalBlanks: [ClosedRange<UInt32>] = [
        0x09...0x09, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x180E...0x180E,
        0x2000...0x200A, 0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000,
    ]
    static let verticalBlanks: [ClosedRange<UInt32>] = [
        0x0A...0x0D, 0x85...0x85, 0x2028...0x2029,
    ]
}
