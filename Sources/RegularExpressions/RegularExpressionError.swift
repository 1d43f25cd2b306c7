/// Why a pattern was refused, or a search given up.
public struct RegularExpressionError: Error, Hashable, CustomStringConvertible {
    /// What went wrong.
    public enum Reason: Sendable, Hashable {
        /// The pattern is longer than ``RegularExpressionLimits/patternBytes``.
        case patternTooLong
        /// Groups or classes nest deeper than ``RegularExpressionLimits/nesting``.
        case nestingTooDeep
        /// There are more groups than ``RegularExpressionLimits/captures``.
        case tooManyCaptures
        /// A quantifier has nothing before it.
        case nothingToRepeat
        /// The bounds of a quantifier are out of order.
        case quantifierOutOfOrder
        /// A group has no closing parenthesis.
        case unterminatedGroup
        /// A closing parenthesis has no group.
        case unmatchedParenthesis
        /// What follows `(?` is no group.
        case invalidGroup
        /// A group's name is malformed.
        case invalidGroupName
        /// Two groups have one name.
        case duplicateGroupName(String)
        /// A reference names a group that isn't there.
        case unknownGroup(String)
        /// A class has no closing bracket.
        case unterminatedClass
        /// The ends of a range are out of order.
        case rangeOutOfOrder
        /// An escape is unknown, or unfinished.
        case invalidEscape
        /// A `\p{…}` names no property known here.
        case unknownProperty(String)
        /// A replacement text is malformed.
        case invalidReplacement
        /// A search took more steps than its budget, or kept too many choices open.
        case budgetExhausted
    }

    /// What went wrong.
    public let reason: Reason

    /// Where in the pattern or replacement, in UTF-8 bytes; 0 for a search given up.
    public let offset: Int

    /// Creates an error.
    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// What was wrong, and where.
    public var description: String {
        reason == .budgetExhausted ? text : "\(text) at offset \(offset)"
    }

    private var text: String {
        switch reason {
        case .patternTooLong:
            "expected a pattern of at most \(RegularExpressionLimits.patternBytes) bytes"
        case .nestingTooDeep:
            "expected at most \(RegularExpressionLimits.nesting) nested groups or classes"
        case .tooManyCaptures:
            "expected at most \(RegularExpressionLimits.captures) capturing groups"
        case .nothingToRepeat: "expected something to repeat before the quantifier"
        case .quantifierOutOfOrder: "expected the quantifier's bounds in ascending order"
        case .unterminatedGroup: "expected ')' to end the group"
        case .unmatchedParenthesis: "expected a group before ')'"
        case .invalidGroup: "expected a known kind of group after '(?'"
        case .invalidGroupName: "expected a group name"
        case .duplicateGroupName(let name): "expected one group named '\(name)' but found two"
        case .unknownGroup(let name): "expected a group '\(name)'"
        case .unterminatedClass: "expected ']' to end the class"
        case .rangeOutOfOrder: "expected the range's ends in ascending order"
        case .invalidEscape: "expected a known escape after '\\'"
        case .unknownProperty(let name): "expected a known property but found '\(name)'"
        case .invalidReplacement: "expected a group reference or an escaped character"
        case .budgetExhausted: "the pattern took more steps than a search may take"
        }
    }
}
