/// A compiled pattern: flat arrays, so that running it counts no references.
final class Program: Sendable {
    let dialect: RegularExpressionDialect
    let captureCount: Int
    let code: [Instruction]
    let literals: [UInt8]
    let sets: [CharacterSet]
    let runs: [CharacterRun]
    let loops: [CountedLoop]
    let registerCount: Int
    let markCount: Int
    /// The bytes with which a match can begin, if it can't be empty.
    let firstBytes: FirstBytes?
    /// The search for a pattern that is nothing but a literal.
    let literal: LiteralSearch?
    /// Whether a match can only begin where the text does.
    let isAnchored: Bool

    var usesUTF16: Bool { dialect == .javaScript }

    /// The bytes that are all of the pattern, if it is a literal of whole characters.
    private static func wholeLiteral(of compiler: ProgramCompiler) -> [UInt8]? {
        guard compiler.code.count == 2 else { return nil }
        switch compiler.code[0] {
        case .byte(let byte): return [byte]
        case .literal: return compiler.literals
        default: return nil
        }
    }

    init(_ compiler: ProgramCompiler) {
        dialect = compiler.dialect
        captureCount = compiler.captureCount
        code = compiler.code
        literals = compiler.literals
        sets = compiler.sets
        runs = compiler.runs
        loops = compiler.loops
        registerCount = compiler.registerCount
        markCount = compiler.markCount
        let analysis = FirstBytesAnalysis(of: compiler)
        firstBytes = analysis.firstBytes
        isAnchored = analysis.isAnchored
        literal = Self.wholeLiteral(of: compiler).flatMap(LiteralSearch.init)
    }
}

/// A character class ready to be asked.
struct CharacterSet: Sendable {
    /// The ASCII members as bits.
    let low: UInt64
    let high: UInt64
    private let wide: WideMembers

    init(_ expression: ClassExpression, _ rule: CaseRule) {
        let ranges = expression.flattened(rule)
        (low, high) =
            ranges.map { Self.bits(of: $0, rule) }
            ?? Self.bits { expression.contains($0, rule) }
        wide = WideMembers(
            ranges: ranges ?? ScalarRanges(),
            rule: rule,
            expression: ranges == nil ? expression : nil
        )
    }

    /// The ASCII characters that become one of the ranges' under a case rule.
    private static func bits(of ranges: ScalarRanges, _ rule: CaseRule) -> (UInt64, UInt64) {
        var (low, high) = (UInt64(0), UInt64(0))
        for range in ranges.ranges where range.lowerBound < 128 {
            for character in range.lowerBound...min(range.upperBound, 127) {
                if character < 64 { low |= 1 << character } else { high |= 1 << (character - 64) }
            }
        }
        guard rule != .exact else { return (low, high) }
        // A small letter is a member where its capital is, 32 bits below it.
        let capitals: UInt64 = 0x07FF_FFFE
        return (low, high & ~(capitals << 32) | (high & capitals) << 32)
    }

    private static func bits(where isMember: (UInt32) -> Bool) -> (UInt64, UInt64) {
        var (low, high) = (UInt64(0), UInt64(0))
        for character in UInt32(0)..<64 {
            if isMember(character) { low |= 1 << character }
            if isMember(character + 64) { high |= 1 << character }
        }
        return (low, high)
    }

    @inline(__always)
    func contains(_ character: UInt32) -> Bool {
        if character < 64 { return low >> character & 1 == 1 }
        if character < 128 { return high >> (character - 64) & 1 == 1 }
        return containsWide(character)
    }

    /// Whether a character beyond ASCII is a member.
    func containsWide(_ character: UInt32) -> Bool { wide.contains(character) }

    /// Whether a character in a range beyond ASCII may be a member.
    func mayMeet(_ range: ClosedRange<UInt32>) -> Bool { wide.mayMeet(range) }
}

/// The members of a class beyond ASCII; one reference, so that the set around it stays small.
private final class WideMembers: Sendable {
    private let ranges: ScalarRanges
    private let rule: CaseRule
    /// The class itself, where it names properties.
    private let expression: ClassExpression?

    init(ranges: ScalarRanges, rule: CaseRule, expression: ClassExpression?) {
        self.ranges = ranges
        self.rule = rule
        self.expression = expression
    }

    func contains(_ character: UInt32) -> Bool {
        if let expression { return expression.contains(character, rule) }
        return ranges.contains(CaseTable.fold(character, rule))
    }

    func mayMeet(_ range: ClosedRange<UInt32>) -> Bool {
        if expression != nil || rule != .exact { return true }
        return ranges.ranges.contains { $0.overlaps(range) }
    }
}
