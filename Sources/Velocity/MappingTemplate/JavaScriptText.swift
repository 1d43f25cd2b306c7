/// What `$util.escapeJavaScript` makes of a text, after commons-lang 2.6.
enum JavaScriptText {
    /// Quotes, slashes and backslashes behind a backslash, control characters by name or number, and
    /// everything beyond ASCII as UTF-16 units in upper-case hexadecimal.
    static func escaped(_ text: borrowing Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count + text.count / 4 + 16)
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                let escape = asciiEscapes[Int(byte)]
                switch escape {
                case 0: result.append(byte)
                case 1: append(unit: UInt32(byte), to: &result)
                default:
                    result.append(UInt8(ascii: "\\"))
                    result.append(escape)
                }
                index += 1
            } else {
                index = appendWide(at: index, in: text, to: &result)
            }
        }
        return result
    }

    /// For each ASCII character: 0 if it stays, 1 if its number is written, or what follows the backslash.
    private static let asciiEscapes: [UInt8] = (0..<128).map { byte in
        switch UInt8(byte) {
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0A: UInt8(ascii: "n")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            UInt8(byte)
        case 0x00..<0x20: 1
        default: 0
        }
    }

    private static func appendWide(
        at index: Int,
        in text: borrowing Span<UInt8>,
        to result: inout [UInt8]
    ) -> Int {
        let lead = text[index]
        let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + width <= text.count else {
            append(unit: 0xFFFD, to: &result)
            return text.count
        }
        var scalar = UInt32(lead) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
        for offset in 1..<width { scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F) }
        if scalar >= 0x10000 {
            append(unit: 0xD800 + (scalar - 0x10000) >> 10, to: &result)
            append(unit: 0xDC00 + (scalar - 0x10000) & 0x3FF, to: &result)
        } else {
            append(unit: scalar, to: &result)
        }
        return index + width
    }

    private static func append(unit: UInt32, to result: inout [UInt8]) {
        result.append(UInt8(ascii: "\\"))
        result.append(UInt8(ascii: "u"))
        for shift in [12, 8, 4, 0] as [UInt32] {
            let digit = UInt8(truncatingIfNeeded: unit >> shift & 0xF)
            result.append(digit < 10 ? 0x30 + digit : 0x41 + digit - 10)
        }
    }
}
