/// A pattern, compiled once and matched often.
///
/// Text is UTF-8, in which a lone surrogate stands as three bytes. In the JavaScript dialect a
/// character is a UTF-16 unit, so that a match may begin or end between the halves of a pair; such an
/// offset points at the third of the character's four bytes (see ``utf16Offset(of:in:)`` and
/// ``bytes(of:in:)``).
public struct RegularExpression: Sendable {
    /// The pattern's text.
    public let pattern: String

    /// Whose rules the pattern follows.
    public let dialect: RegularExpressionDialect

    /// How many capturing groups the pattern has; group 0, the whole match, is not counted.
    public let captureCount: Int

    /// The named groups, in the order of their numbers.
    public let groupNames: [(name: String, group: Int)]

    let program: Program

    /// Compiles a pattern.
    ///
    /// - Parameters:
    ///   - pattern: The pattern, without delimiters.
    ///   - dialect: Whose rules it follows.
    ///   - flags: How it is read and matched.
    /// - Throws: ``RegularExpressionError`` with the offset of the fault.
    public init(
        _ pattern: String,
        dialect: RegularExpressionDialect,
        flags: RegularExpressionFlags = []
    ) throws(RegularExpressionError) {
        try self.init(utf8: Array(pattern.utf8), dialect: dialect, flags: flags)
    }

    /// Compiles a pattern that may hold lone surrogates, three bytes each.
    ///
    /// - Parameters:
    ///   - pattern: The pattern's bytes.
    ///   - dialect: Whose rules it follows.
    ///   - flags: How it is read and matched.
    /// - Throws: ``RegularExpressionError`` with the offset of the fault.
    public init(
        utf8 pattern: [UInt8],
        dialect: RegularExpressionDialect,
        flags: RegularExpressionFlags = []
    ) throws(RegularExpressionError) {
        var parser = try PatternParser(pattern, dialect: dialect, flags: flags)
        let root = try parser.parsePattern()
        self.pattern = String(decoding: pattern, as: UTF8.self)
        self.dialect = dialect
        captureCount = parser.captureCount
        groupNames = parser.groupNames
        program = ProgramCompiler.compile(
            root,
            dialect: dialect,
            captureCount: parser.captureCount
        )
    }
}

extension RegularExpression {
    /// The first match at or behind an offset.
    ///
    /// - Parameters:
    ///   - text: The text, in UTF-8.
    ///   - offset: Where to begin, in bytes.
    /// - Returns: The match, or `nil`.
    /// - Throws: ``RegularExpressionError`` when the budget is exhausted.
    public func firstMatch(
        in text: [UInt8],
        from offset: Int = 0
    ) throws(RegularExpressionError) -> RegularExpressionMatch? {
        var matcher = RegularExpressionMatcher(self)
        return try matcher.find(in: text.span, from: offset) ? matcher.match : nil
    }

    /// All matches, from left to right, none overlapping.
    ///
    /// - Parameter text: The text, in UTF-8.
    /// - Returns: The matches.
    /// - Throws: ``RegularExpressionError`` when the budget, one for all of them, is exhausted.
    public func matches(
        in text: [UInt8]
    ) throws(RegularExpressionError) -> [RegularExpressionMatch] {
        var matcher = RegularExpressionMatcher(self)
        var found: [RegularExpressionMatch] = []
        var offset = 0
        while try matcher.find(in: text.span, from: offset) {
            found.append(matcher.match)
            offset = matcher.offsetBehindMatch(in: text.span)
        }
        return found
    }

    /// Whether the pattern matches the whole text.
    ///
    /// - Parameter text: The text, in UTF-8.
    /// - Returns: Whether it does.
    /// - Throws: ``RegularExpressionError`` when the budget is exhausted.
    public func matchesWhole(_ text: [UInt8]) throws(RegularExpressionError) -> Bool {
        var matcher = RegularExpressionMatcher(self)
        return try matcher.matchesWhole(text.span)
    }
}
