/// What `$util.escapeJavaScript` makes of a text, after commons-lang 2.6.
enum JavaScriptText {
    /// The text with a backslash before quotes, slashes and backslashes.
    ///
    /// Control characters are written by name or number, and everything beyond ASCII as UTF-16 units in
    /// upper-case hexadecimal.
    static func escaped(_ text: borrowing Span<UInt8>) -> [UInt8] {
        text.withUnsafeBufferPointer { text in
            escapes.withUnsafeBufferPointer { escapes in
                var capacity = 0
                for byte in text { capacity += width(of: byte, escapes[Int(byte)]) }
                // `write` stays within the sum of all widths, which is the capacity.
                return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                    count = write(text, escapes, to: buffer)
                }
            }
        }
    }

    /// For each byte: 0 if it stays, 1 if a number is written, or what follows the backslash.
    private static let escapes: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0A: UInt8(ascii: "n")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            UInt8(byte)
        case 0x00..<0x20, 0x80...0xFF: 1
        default: 0
        }
    }

    /// The most that a byte can come to: a character beyond ASCII has at least two bytes, and comes to
    /// six for up to three, twelve for four.
    @inline(__always)
    private static func width(of byte: UInt8, _ escape: UInt8) -> Int {
        escape == 0 ? 1 : escape == 1 ? 6 : 2
    }

    private static func write(
        _ text: UnsafeBufferPointer<UInt8>,
        _ escapes: UnsafeBufferPointer<UInt8>,
        to buffer: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var count = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            let escape = escapes[Int(byte)]
            if escape == 0 {
                buffer[count] = byte
                count += 1
                index += 1
            } else if escape > 1 {
                buffer[count] = UInt8(ascii: "\\")
                buffer[count + 1] = escape
                count += 2
                index += 1
            } else if byte < 0x80 {
                write(unit: UInt32(byte), to: buffer, &count)
                index += 1
            } else {
                index = writeWide(at: index, in: text, to: buffer, &count)
            }
        }
        return count
    }

    private static func writeWide(
        at index: Int,
        in text: UnsafeBufferPointer<UInt8>,
        to buffer: UnsafeMutableBufferPointer<UInt8>,
        _ count: inout Int
    ) -> Int {
        let lead = text[index]
        let width = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard width > 1, index + width <= text.count else {
            write(unit: 0xFFFD, to: buffer, &count)
            return index + 1
        }
        var scalar = UInt32(lead) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
        for offset in 1..<width { scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F) }
        if scalar >= 0x10000 {
            write(unit: 0xD800 + (scalar - 0x10000) >> 10 & 0x7FF, to: buffer, &count)
            write(unit: 0xDC00 + (scalar - 0x10000) & 0x3FF, to: buffer, &count)
        } else {
            write(unit: scalar, to: buffer, &count)
        }
        return index + width
    }

    private static func write(
        unit: UInt32,
        to buffer: UnsafeMutableBufferPointer<UInt8>,
        _ count: inout Int
    ) {
        buffer[count] = UInt8(ascii: "\\")
        buffer[count + 1] = UInt8(ascii: "u")
        for digit in 0..<4 {
            let value = UInt8(truncatingIfNeeded: unit >> UInt32(12 - 4 * digit) & 0xF)
            buffer[count + 2 + digit] = value < 10 ? 0x30 + value : 0x41 + value - 10
        }
        count += 6
    }
}
