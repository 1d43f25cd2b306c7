/// A pattern as a tree.
indirect enum PatternNode {
    case empty
    case character(UInt32, CaseRule)
    case characterClass(ClassExpression, CaseRule)
    case sequence([PatternNode])
    case alternation([PatternNode])
    case capture(Int, PatternNode)
    case look(LookAround, PatternNode)
    case atomic(PatternNode)
    case backReference(Int, CaseRule)
    case assertion(Assertion)
    case repetition(Repetition, PatternNode)
}

/// Which letters count as equal.
enum CaseRule {
    case exact
    case ignoresASCIICase
    case ignoresCase
}

struct LookAround {
    let isAhead: Bool
    let isNegated: Bool
}

struct Repetition {
    enum Preference {
        case greedy
        case lazy
        case possessive
    }

    let minimum: Int
    /// `Int.max` for a repetition without a bound.
    let maximum: Int
    let preference: Preference
}

enum Assertion {
    case textStart
    case textEnd
    /// The end, or before the line terminator that ends the text.
    case lastLineEnd
    case lastUnixLineEnd
    case lineStart
    case lineEnd
    case unixLineStart
    case unixLineEnd
    case wordBoundary
    case insideWord
}

extension PatternNode {
    /// Whether the node can match without consuming anything.
    var canBeEmpty: Bool {
        switch self {
        case .empty, .look, .assertion, .backReference: true
        case .character, .characterClass: false
        case .sequence(let nodes): nodes.allSatisfy(\.canBeEmpty)
        case .alternation(let nodes): nodes.contains(where: \.canBeEmpty)
        case .capture(_, let node), .atomic(let node): node.canBeEmpty
        case .repetition(let repetition, let node): repetition.minimum == 0 || node.canBeEmpty
        }
    }

    /// The numbers of the groups inside, which are consecutive.
    var captures: ClosedRange<Int>? {
        switch self {
        case .empty, .character, .characterClass, .backReference, .assertion: nil
        case .sequence(let nodes), .alternation(let nodes):
            nodes.reduce(into: nil) { $0 = Self.union($0, $1.captures) }
        case .capture(let number, let node): Self.union(number...number, node.captures)
        case .look(_, let node), .atomic(let node), .repetition(_, let node): node.captures
        }
    }

    private static func union(
        _ left: ClosedRange<Int>?,
        _ right: ClosedRange<Int>?
    ) -> ClosedRange<Int>? {
        guard let left, let right else { return left ?? right }
        return min(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
    }
}
