/// Finds bytes in bytes.
enum TextSearch {
    /// The first place at or behind an offset.
    static func first(_ wanted: [UInt8], in text: [UInt8], from start: Int) -> Int? {
        guard start + wanted.count <= text.count else { return nil }
        guard let first = wanted.first else { return start }
        var offset = start
        while offset + wanted.count <= text.count {
            if text[offset] == first, matches(wanted, in: text, at: offset) { return offset }
            offset += 1
        }
        return nil
    }

    /// The last place at or before an offset.
    static func last(_ wanted: [UInt8], in text: [UInt8], upTo end: Int) -> Int? {
        var offset = min(end, text.count - wanted.count)
        while offset >= 0 {
            if matches(wanted, in: text, at: offset) { return offset }
            offset -= 1
        }
        return nil
    }

    static func characterWidth(at offset: Int, in text: [UInt8]) -> Int {
        var end = offset + 1
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return end - offset
    }

    private static func matches(_ wanted: [UInt8], in text: [UInt8], at offset: Int) -> Bool {
        for index in wanted.indices where text[offset + index] != wanted[index] { return false }
        return true
    }
}
