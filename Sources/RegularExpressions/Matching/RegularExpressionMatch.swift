/// Where a pattern matched.
public struct RegularExpressionMatch: Sendable, Hashable {
    /// The byte ranges of all groups, the whole match first; `nil` where a group took no part.
    public let groups: [Range<Int>?]

    /// The byte range of the whole match.
    public let range: Range<Int>

    init(groups: [Range<Int>?], range: Range<Int>) {
        self.groups = groups
        self.range = range
    }
}

extension RegularExpression {
    /// How many UTF-16 units stand before a byte offset.
    ///
    /// - Parameters:
    ///   - offset: An offset that a match reported.
    ///   - text: The text that was searched.
    /// - Returns: The offset in UTF-16 units.
    /// - Complexity: Linear in the offset.
    public static func utf16Offset(of offset: Int, in text: borrowing Span<UInt8>) -> Int {
        var units = 0
        for index in 0..<min(offset, text.count) {
            let byte = text[index]
            if byte & 0xC0 != 0x80 { units += 1 }
            // The second half of a pair begins at the third of four bytes.
            if index >= 2, byte & 0xC0 == 0x80, text[index - 2] >= 0xF0 { units += 1 }
        }
        return units
    }

    /// The bytes of a range that a match reported, a half of a pair as three bytes.
    ///
    /// - Parameters:
    ///   - range: A range of a match.
    ///   - text: The text that was searched.
    /// - Returns: The text's bytes, well-formed but for lone surrogates.
    public static func bytes(of range: Range<Int>, in text: borrowing Span<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count + 2)
        var lower = range.lowerBound
        var upper = range.upperBound
        if Self.splitsPair(lower, in: text) {
            append(surrogate: TextCursor.lowHalf(at: lower, in: text), to: &bytes)
            lower += 2
        }
        let endsInPair = upper > lower && Self.splitsPair(upper, in: text)
        if endsInPair { upper -= 2 }
        for index in lower..<max(lower, upper) { bytes.append(text[index]) }
        if endsInPair {
            append(surrogate: TextCursor.highHalf(at: upper, in: text), to: &bytes)
        }
        return bytes
    }

    /// Whether an offset lies between the two halves of a surrogate pair.
    static func splitsPair(_ offset: Int, in text: borrowing Span<UInt8>) -> Bool {
        offset >= 2 && offset < text.count && text[offset] & 0xC0 == 0x80
            && text[offset - 2] >= 0xF0
    }

    private static func append(surrogate unit: UInt32, to bytes: inout [UInt8]) {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | unit >> 12))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | unit >> 6 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | unit & 0x3F))
    }
}
