import JSON

/// Finding and counting in strings.
enum TextScan {
    /// The number of code points; half a surrogate pair counts as one.
    static func characterCount(_ text: RawJSON) -> Int {
        if text.stringFlags.contains(.ascii) { return text.count }
        var count = 0
        for byte in text.utf8 where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// A position as JavaScript's `slice` takes it: cut to a whole number, from the end if negative.
    static func place(_ position: Double, of count: Double) -> Int {
        let whole = position.isNaN ? 0 : position.rounded(.towardZero)
        let place = whole < 0 ? max(count + whole, 0) : min(whole, count)
        return Int(place)
    }

    /// Where a range of code points lies among the bytes.
    static func byteRange(_ range: Range<Int>, in text: RawJSON) -> Range<Int> {
        if text.stringFlags.contains(.ascii) { return range.clamped(to: 0..<text.count) }
        let bytes = text.utf8
        var character = 0
        var start = bytes.count
        for index in bytes.indices where bytes[index] & 0xC0 != 0x80 {
            if character == range.lowerBound { start = index }
            if character == range.upperBound { return start..<index }
            character += 1
        }
        return start..<bytes.count
    }

    /// The first place of one string in another.
    static func range(of needle: RawJSON, in text: RawJSON, from start: Int = 0) -> Range<Int>? {
        guard needle.isString, needle.count + start <= text.count else { return nil }
        guard needle.count > 0 else { return start..<start }
        let bytes = text.utf8
        let pattern = needle.utf8
        var index = start
        while index + pattern.count <= bytes.count {
            if bytes[index] == pattern[0],
                RawBytes.equal(text.pointer + index, needle.pointer, count: pattern.count)
            {
                return index..<index + pattern.count
            }
            index += 1
        }
        return nil
    }
}
