/// Finds a literal in bytes, eight at a time.
struct LiteralSearch: Sendable {
    let literal: [UInt8]
    private let last: UInt8
    private let pattern: UInt64

    /// A search for a literal that isn't empty.
    init?(_ literal: [UInt8]) {
        guard let last = literal.last else { return nil }
        self.literal = literal
        self.last = last
        pattern = UInt64(last) &* Self.ones
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// The first place at or behind an offset, or `nil`.
    func first(in text: borrowing Span<UInt8>, from start: Int) -> Int? {
        var end = start + literal.count - 1
        while let found = firstLast(in: text, from: end) {
            let candidate = found - literal.count + 1
            if matches(in: text, at: candidate) { return candidate }
            end = found + 1
        }
        return nil
    }

    /// The first place of the literal's last byte, which tells candidates apart better than the first
    /// one does: escapes all begin alike.
    private func firstLast(in text: borrowing Span<UInt8>, from start: Int) -> Int? {
        var offset = start
        let bytes = text.bytes
        while offset + 8 <= text.count {
            let word = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ pattern
            // A byte of the word is zero where its high bit is set here and nowhere below it.
            let zeros = (word &- Self.ones) & ~word & Self.highBits
            if zeros != 0 { return offset + UInt64(littleEndian: zeros).trailingZeroBitCount / 8 }
            offset += 8
        }
        while offset < text.count {
            if text[offset] == last { return offset }
            offset += 1
        }
        return nil
    }

    private func matches(in text: borrowing Span<UInt8>, at offset: Int) -> Bool {
        for index in literal.indices where text[offset + index] != literal[index] { return false }
        return true
    }
}
