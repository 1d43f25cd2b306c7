/// Reads characters of UTF-8 text, forwards and backwards, at any offset and from any bytes.
///
/// With UTF-16 units, a character of four bytes reads as two halves of two bytes each. Malformed bytes
/// read as U+FFFD one by one: nothing is trusted, nothing traps.
enum TextCursor {
    struct Reading {
        let value: UInt32
        let next: Int
    }

    /// The character that begins at an offset below the count.
    @inline(__always)
    static func read(
        at offset: Int,
        in text: borrowing Span<UInt8>,
        utf16: Bool
    ) -> Reading {
        let lead = text[offset]
        if lead < 0x80 { return Reading(value: UInt32(lead), next: offset + 1) }
        return readWide(at: offset, in: text, utf16: utf16)
    }

    /// The character that ends at an offset above zero.
    @inline(__always)
    static func readBack(
        at offset: Int,
        in text: borrowing Span<UInt8>,
        utf16: Bool
    ) -> Reading {
        let start = stepBack(from: offset, in: text, utf16: utf16)
        return Reading(value: read(at: start, in: text, utf16: utf16).value, next: start)
    }

    /// Where the character before an offset above zero begins.
    @inline(__always)
    static func stepBack(
        from offset: Int,
        in text: borrowing Span<UInt8>,
        utf16: Bool
    ) -> Int {
        if text[offset - 1] < 0x80 { return offset - 1 }
        var start = offset - 1
        let lowest = max(0, offset - 4)
        while start > lowest, text[start] & 0xC0 == 0x80 { start -= 1 }
        if utf16 {
            if text[start] >= 0xF0, offset - start == 2 || offset - start == 4 { return offset - 2 }
            if offset < text.count, offset - start == 1, text[start] >= 0xF0 { return start }
        }
        let width = Self.width(of: text[start])
        return start + width == offset ? start : offset - 1
    }

    static func width(of lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    static func highHalf(at lead: Int, in text: borrowing Span<UInt8>) -> UInt32 {
        0xD800 + (astral(at: lead, in: text) &- 0x10000) >> 10
    }

    static func lowHalf(at half: Int, in text: borrowing Span<UInt8>) -> UInt32 {
        0xDC00 + (astral(at: half - 2, in: text) &- 0x10000) & 0x3FF
    }

    private static func astral(at lead: Int, in text: borrowing Span<UInt8>) -> UInt32 {
        guard lead >= 0, lead + 4 <= text.count else { return 0x10000 }
        let value =
            UInt32(text[lead] & 0x07) << 18 | UInt32(text[lead + 1] & 0x3F) << 12
            | UInt32(text[lead + 2] & 0x3F) << 6 | UInt32(text[lead + 3] & 0x3F)
        return min(max(value, 0x10000), 0x10FFFF)
    }

    private static func readWide(
        at offset: Int,
        in text: borrowing Span<UInt8>,
        utf16: Bool
    ) -> Reading {
        let lead = text[offset]
        let width = width(of: lead)
        guard width > 1, offset + width <= text.count else {
            guard utf16, lead & 0xC0 == 0x80, offset >= 2, offset + 2 <= text.count,
                text[offset - 2] >= 0xF0
            else { return Reading(value: 0xFFFD, next: offset + 1) }
            return Reading(value: lowHalf(at: offset, in: text), next: offset + 2)
        }
        if width == 2 {
            let value = UInt32(lead & 0x1F) << 6 | UInt32(text[offset + 1] & 0x3F)
            return Reading(value: value, next: offset + 2)
        }
        if width == 3 {
            let value =
                UInt32(lead & 0x0F) << 12 | UInt32(text[offset + 1] & 0x3F) << 6
                | UInt32(text[offset + 2] & 0x3F)
            return Reading(value: value, next: offset + 3)
        }
        guard !utf16 else {
            return Reading(value: highHalf(at: offset, in: text), next: offset + 2)
        }
        return Reading(value: astral(at: offset, in: text), next: offset + 4)
    }
}
