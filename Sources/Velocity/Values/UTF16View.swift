/// Java's view of a text: UTF-16 units, counted and addressed in UTF-8 bytes.
///
/// A half of a surrogate pair that stands alone takes three bytes.
enum UTF16View {
    static func isASCII(_ text: borrowing Span<UInt8>) -> Bool {
        for index in 0..<text.count where text[index] >= 0x80 { return false }
        return true
    }

    /// The text's length in units.
    static func count(of text: borrowing Span<UInt8>) -> Int {
        units(before: text.count, in: text)
    }

    /// How many units stand before a byte offset.
    static func units(before offset: Int, in text: borrowing Span<UInt8>) -> Int {
        var units = 0
        for index in 0..<offset {
            let byte = text[index]
            if byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
        }
        return units
    }

    /// Where a unit begins, in bytes, and whether that is within a pair.
    static func offset(
        of unit: Int,
        in text: borrowing Span<UInt8>
    ) -> (offset: Int, isInPair: Bool) {
        var units = 0
        var offset = 0
        while offset < text.count, units < unit {
            let width = width(of: text[offset])
            let unitWidth = width == 4 ? 2 : 1
            if units + unitWidth > unit { return (offset, true) }
            units += unitWidth
            offset += width
        }
        return (min(offset, text.count), false)
    }

    /// The units from one index up to another.
    static func slice(
        _ range: Range<Int>,
        of text: borrowing Span<UInt8>
    ) -> [UInt8] {
        var result: [UInt8] = []
        var (start, startsInPair) = offset(of: range.lowerBound, in: text)
        let (end, endsInPair) = offset(of: range.upperBound, in: text)
        guard start < end || startsInPair || endsInPair else { return [] }
        if startsInPair {
            guard range.count > 0 else { return [] }
            append(surrogate(at: start, high: false, in: text), to: &result)
            start += 4
        }
        for index in start..<max(start, end) { result.append(text[index]) }
        if endsInPair, end >= start {
            append(surrogate(at: end, high: true, in: text), to: &result)
        }
        return result
    }

    private static func width(of lead: UInt8) -> Int {
        lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }

    private static func surrogate(
        at offset: Int,
        high: Bool,
        in text: borrowing Span<UInt8>
    ) -> UInt32 {
        guard offset + 4 <= text.count else { return 0xFFFD }
        let value =
            (UInt32(text[offset] & 0x07) << 18 | UInt32(text[offset + 1] & 0x3F) << 12
                | UInt32(text[offset + 2] & 0x3F) << 6 | UInt32(text[offset + 3] & 0x3F))
            &- 0x10000
        return high ? 0xD800 | (value >> 10) & 0x3FF : 0xDC00 | value & 0x3FF
    }

    private static func append(_ unit: UInt32, to bytes: inout [UInt8]) {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | unit >> 12))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | unit >> 6 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | unit & 0x3F))
    }
}
