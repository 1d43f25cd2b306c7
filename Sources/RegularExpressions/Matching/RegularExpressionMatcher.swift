/// Searches texts for one pattern, keeping its working memory from one search to the next.
///
/// All searches of one matcher share its budget of steps.
public struct RegularExpressionMatcher {
    private var machine: MatchingMachine

    /// Creates a matcher.
    ///
    /// - Parameters:
    ///   - expression: The pattern.
    ///   - stepLimit: How many steps all its searches may take together.
    public init(
        _ expression: RegularExpression,
        stepLimit: Int = RegularExpressionLimits.steps
    ) {
        machine = MatchingMachine(expression.program, stepLimit: stepLimit)
    }

    /// How many steps are left.
    public var remainingSteps: Int { machine.remainingSteps }

    /// Looks for the first match at or behind an offset.
    ///
    /// - Parameters:
    ///   - text: The text, in UTF-8.
    ///   - offset: Where to begin, in bytes; an offset beyond the end finds nothing.
    /// - Returns: Whether there is one; the groups' ranges tell where.
    /// - Throws: ``RegularExpressionError`` when the budget is exhausted.
    public mutating func find(
        in text: borrowing Span<UInt8>,
        from offset: Int
    ) throws(RegularExpressionError) -> Bool {
        let program = machine.program
        var start = max(0, offset)
        if let literal = program.literal {
            guard let found = literal.first(in: text, from: start) else { return false }
            return try machine.accept(found..<(found + literal.literal.count))
        }
        if program.isAnchored {
            return start == 0 ? try machine.run(at: 0, in: text) : false
        }
        while start <= text.count {
            if let firstBytes = program.firstBytes {
                start = firstBytes.next(from: start, in: text, utf16: program.usesUTF16)
                if start >= text.count { return false }
            }
            if try machine.run(at: start, in: text) { return true }
            if start == text.count { return false }
            start = TextCursor.read(at: start, in: text, utf16: program.usesUTF16).next
        }
        return false
    }

    /// Tells whether the pattern matches the whole text.
    ///
    /// - Parameter text: The text, in UTF-8.
    /// - Returns: Whether it does; the groups' ranges tell how.
    /// - Throws: ``RegularExpressionError`` when the budget is exhausted.
    public mutating func matchesWhole(
        _ text: borrowing Span<UInt8>
    ) throws(RegularExpressionError) -> Bool {
        try machine.run(at: 0, in: text, mustEndAt: text.count)
    }

    /// The byte range of a group in the last match, or `nil` where it took no part.
    ///
    /// Group 0 is the whole match. Valid after a search that found something.
    public func range(of group: Int) -> Range<Int>? {
        machine.range(of: group)
    }

    /// The last match as a value.
    public var match: RegularExpressionMatch {
        let groups = (0...machine.program.captureCount).map(machine.range(of:))
        return RegularExpressionMatch(groups: groups, range: (groups[0] ?? 0..<0))
    }

    /// Where the search for the next match begins: behind the last one, which advances if it was empty.
    ///
    /// - Parameter text: The text that was searched.
    /// - Returns: An offset, beyond the text's end when nothing is left to search.
    public func offsetBehindMatch(in text: borrowing Span<UInt8>) -> Int {
        guard let range = machine.range(of: 0) else { return text.count + 1 }
        guard range.isEmpty else { return range.upperBound }
        guard range.upperBound < text.count else { return text.count + 1 }
        let utf16 = machine.program.usesUTF16
        return TextCursor.read(at: range.upperBound, in: text, utf16: utf16).next
    }
}
