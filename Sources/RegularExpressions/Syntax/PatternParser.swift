/// Reads a pattern into a tree.
///
/// Characters are UTF-16 units in the JavaScript dialect and code points in the Java dialect.
/// Escapes, groups and classes are read in extensions of their own.
struct PatternParser {
    let dialect: RegularExpressionDialect
    let characters: [UInt32]
    /// The byte offset of each character, and of the end.
    let offsets: [Int]
    var flags: RegularExpressionFlags
    var position = 0
    var depth = 0
    /// Inside Java's `\Q…\E`.
    var isQuoting = false
    var captureCount = 0
    var groupNames: [(name: String, group: Int)] = []
    /// All groups of a JavaScript pattern, counted ahead: `\2` means a group only if there are two.
    var declaredGroups = DeclaredGroups()

    init(
        _ pattern: [UInt8],
        dialect: RegularExpressionDialect,
        flags: RegularExpressionFlags
    ) throws(RegularExpressionError) {
        guard pattern.count <= RegularExpressionLimits.patternBytes else {
            throw RegularExpressionError(.patternTooLong, at: 0)
        }
        self.dialect = dialect
        self.flags = flags
        var characters: [UInt32] = []
        var offsets: [Int] = []
        characters.reserveCapacity(pattern.count)
        offsets.reserveCapacity(pattern.count + 1)
        var offset = 0
        while offset < pattern.count {
            let reading = TextCursor.read(
                at: offset,
                in: pattern.span,
                utf16: dialect == .javaScript
            )
            characters.append(reading.value)
            offsets.append(offset)
            offset = reading.next
        }
        offsets.append(offset)
        self.characters = characters
        self.offsets = offsets
        if dialect == .javaScript { declaredGroups = DeclaredGroups(in: characters) }
    }

    mutating func parsePattern() throws(RegularExpressionError) -> PatternNode {
        let node = try parseAlternation()
        guard position == characters.count else { throw error(.unmatchedParenthesis) }
        return node
    }

    mutating func parseAlternation() throws(RegularExpressionError) -> PatternNode {
        var branches = [try parseSequence()]
        while take("|") { branches.append(try parseSequence()) }
        return branches.count == 1 ? branches[0] : .alternation(branches)
    }

    private mutating func parseSequence() throws(RegularExpressionError) -> PatternNode {
        var nodes: [PatternNode] = []
        while true {
            skipComments()
            guard let next = peek, isQuoting || (next != "|" && next != ")") else { break }
            guard let atom = try parseAtom() else { continue }
            nodes.append(try parseQuantifiers(behind: atom))
        }
        return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
    }

    /// One atom, or `nil` for what stands in the pattern but matches nothing, such as `(?i)`.
    private mutating func parseAtom() throws(RegularExpressionError) -> PatternNode? {
        let start = position
        guard let character = next() else { return nil }
        if isQuoting { return parseQuoted(character) }
        switch Unicode.Scalar(character) {
        case "^": return .assertion(lineStart)
        case "$": return .assertion(lineEnd)
        case ".": return .characterClass(anyCharacter, .exact)
        case "(": return try parseGroup(from: start)
        case "[": return .characterClass(try parseClass(from: start), caseRule)
        case "\\": return try parseEscape(from: start)
        case "*", "+", "?": throw error(.nothingToRepeat, at: start)
        case "{":
            position = start
            if dialect == .java { throw error(.nothingToRepeat) }
            if try parseBounds() != nil { throw error(.nothingToRepeat, at: start) }
            position = start + 1
            return .character(character, caseRule)
        default: return .character(character, caseRule)
        }
    }

    /// A character between `\Q` and `\E`; a quantifier behind `\E` repeats the last one.
    private mutating func parseQuoted(_ character: UInt32) -> PatternNode? {
        if character == "\\", take("E") {
            isQuoting = false
            return nil
        }
        if peek == "\\", position + 1 < characters.count, characters[position + 1] == "E" {
            position += 2
            isQuoting = false
        }
        return .character(character, caseRule)
    }
}

extension PatternParser {
    /// Applies the quantifiers that follow an atom.
    private mutating func parseQuantifiers(
        behind atom: PatternNode
    ) throws(RegularExpressionError) -> PatternNode {
        skipComments()
        guard !isQuoting, let repetition = try parseQuantifier() else { return atom }
        if dialect == .javaScript, !Self.isRepeatable(atom) { throw error(.nothingToRepeat) }
        return .repetition(repetition, atom)
    }

    private static func isRepeatable(_ atom: PatternNode) -> Bool {
        switch atom {
        case .assertion: false
        case .look(let look, _): look.isAhead
        default: true
        }
    }

    private mutating func parseQuantifier() throws(RegularExpressionError) -> Repetition? {
        let bounds: ClosedRange<Int>
        switch peek.flatMap(Unicode.Scalar.init) {
        case "*": bounds = 0...Int.max
        case "+": bounds = 1...Int.max
        case "?": bounds = 0...1
        case "{":
            guard let braced = try parseBounds() else { return nil }
            bounds = braced
            position -= 1
        default: return nil
        }
        position += 1
        var preference = Repetition.Preference.greedy
        if take("?") {
            preference = .lazy
        } else if dialect == .java, take("+") {
            preference = .possessive
        }
        return Repetition(
            minimum: bounds.lowerBound,
            maximum: bounds.upperBound,
            preference: preference
        )
    }

    /// `{2}`, `{2,}` or `{2,3}`; in JavaScript anything else is plain text.
    private mutating func parseBounds() throws(RegularExpressionError) -> ClosedRange<Int>? {
        let start = position
        position += 1
        var bounds: (Int, Int)?
        if let minimum = parseDecimal() {
            if take("}") {
                bounds = (minimum, minimum)
            } else if take(",") {
                let maximum = parseDecimal() ?? Int.max
                if take("}") { bounds = (minimum, maximum) }
            }
        }
        guard let (minimum, maximum) = bounds else {
            if dialect == .java { throw error(.quantifierOutOfOrder, at: start) }
            position = start
            return nil
        }
        guard minimum <= maximum else { throw error(.quantifierOutOfOrder, at: start) }
        return minimum...maximum
    }

    /// A decimal number; numbers beyond what a text can be long count as that.
    private mutating func parseDecimal() -> Int? {
        var value: Int?
        while let digit = peek, digit >= "0", digit <= "9" {
            value = min((value ?? 0) * 10 + Int(digit - 0x30), Int(Int32.max))
            position += 1
        }
        return value
    }
}

extension PatternParser {
    var peek: UInt32? { position < characters.count ? characters[position] : nil }

    mutating func next() -> UInt32? {
        guard position < characters.count else { return nil }
        position += 1
        return characters[position - 1]
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard position < characters.count, characters[position] == scalar.value else {
            return false
        }
        position += 1
        return true
    }

    func error(
        _ reason: RegularExpressionError.Reason,
        at character: Int? = nil
    ) -> RegularExpressionError {
        RegularExpressionError(reason, at: offsets[min(character ?? position, characters.count)])
    }

    var caseRule: CaseRule {
        guard flags.contains(.ignoreCase) else { return .exact }
        return dialect == .javaScript || flags.contains(.unicodeCase)
            ? .ignoresCase : .ignoresASCIICase
    }

    private mutating func skipComments() {
        guard flags.contains(.comments), !isQuoting else { return }
        while let character = peek {
            if character == "#" {
                while let other = next(), other != "\n" {}
            } else if character == " " || (character >= 9 && character <= 13) {
                position += 1
            } else {
                return
            }
        }
    }

    private var lineStart: Assertion {
        guard flags.contains(.multiline) else { return .textStart }
        return flags.contains(.unixLines) ? .unixLineStart : .lineStart
    }

    private var lineEnd: Assertion {
        if flags.contains(.multiline) {
            return flags.contains(.unixLines) ? .unixLineEnd : .lineEnd
        }
        guard dialect == .java else { return .textEnd }
        return flags.contains(.unixLines) ? .lastUnixLineEnd : .lastLineEnd
    }

    private var anyCharacter: ClassExpression {
        if flags.contains(.dotMatchesAll) { return ClassExpression([0...ScalarRanges.highest]) }
        if flags.contains(.unixLines) { return ClassExpression([0x0A...0x0A], isNegated: true) }
        let lineEnds =
            dialect == .java ? ClassExpression.javaLineEnds : ClassExpression.javaScriptLineEnds
        return ClassExpression(lineEnds, isNegated: true)
    }
}

/// Lets the parser compare characters with literals.
func == (left: UInt32?, right: Unicode.Scalar) -> Bool { left == right.value }
func != (left: UInt32?, right: Unicode.Scalar) -> Bool { left != right.value }
func == (left: UInt32, right: Unicode.Scalar) -> Bool { left == right.value }
func != (left: UInt32, right: Unicode.Scalar) -> Bool { left != right.value }
func >= (left: UInt32, right: Unicode.Scalar) -> Bool { left >= right.value }
func <= (left: UInt32, right: Unicode.Scalar) -> Bool { left <= right.value }
