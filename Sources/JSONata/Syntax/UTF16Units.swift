/// Strings as JavaScript sees them: UTF-16 units over UTF-8 bytes.
///
/// Half of a surrogate pair is kept as three bytes; the second half joined to the first makes the
/// character of four bytes.
enum UTF16Units {
    /// Appends one unit, joining it to a first half at the end of the text.
    static func append(_ unit: UInt16, to text: inout [UInt8]) {
        if unit & 0xFC00 == 0xDC00, let high = trailingHighSurrogate(text) {
            text.removeLast(3)
            let scalar = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
            text.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            text.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
            text.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            text.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        } else if unit < 0x80 {
            text.append(UInt8(truncatingIfNeeded: unit))
        } else if unit < 0x800 {
            text.append(UInt8(truncatingIfNeeded: 0xC0 | unit >> 6))
            text.append(UInt8(truncatingIfNeeded: 0x80 | unit & 0x3F))
        } else {
            text.append(UInt8(truncatingIfNeeded: 0xE0 | unit >> 12))
            text.append(UInt8(truncatingIfNeeded: 0x80 | unit >> 6 & 0x3F))
            text.append(UInt8(truncatingIfNeeded: 0x80 | unit & 0x3F))
        }
    }

    /// The first half of a pair that a text ends with.
    private static func trailingHighSurrogate(_ text: [UInt8]) -> UInt16? {
        let count = text.count
        guard count >= 3, text[count - 3] == 0xED, text[count - 2] & 0xF0 == 0xA0 else {
            return nil
        }
        return 0xD000 | UInt16(text[count - 2] & 0x3F) << 6 | UInt16(text[count - 1] & 0x3F)
    }
}

extension UTF16Units {
    /// A text in which two halves of a surrogate pair that stand together are one character.
    static func joinHalves(_ text: UnsafeRawPointer, _ count: Int) -> [UInt8] {
        let bytes = UnsafeRawBufferPointer(start: text, count: count)
        var joined: [UInt8] = []
        joined.reserveCapacity(count)
        var index = 0
        while index < count {
            if bytes[index] == 0xED, index + 2 < count, bytes[index + 1] >= 0xA0 {
                let unit =
                    0xD000 | UInt16(bytes[index + 1] & 0x3F) << 6
                    | UInt16(bytes[index + 2] & 0x3F)
                append(unit, to: &joined)
                index += 3
            } else {
                joined.append(bytes[index])
                index += 1
            }
        }
        return joined
    }
}

extension UTF16Units {
    /// Whether bytes are UTF-8, but that halves of surrogate pairs may be among them.
    static func areWellFormed(_ text: [UInt8]) -> Bool {
        var index = 0
        while index < text.count {
            let length = sequenceLength(text, at: index)
            guard length > 0 else { return false }
            index += length
        }
        return true
    }

    /// How many bytes the character at an index has, or 0 if there is none.
    private static func sequenceLength(_ text: [UInt8], at index: Int) -> Int {
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch text[index] {
            case 0x00...0x7F: (1, 0x80...0xBF)
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: (0, 0x80...0xBF)
            }
        guard index + length <= text.count else { return 0 }
        if length > 1, !second.contains(text[index + 1]) { return 0 }
        for place in stride(from: index + 2, to: index + length, by: 1)
        where text[place] & 0xC0 != 0x80 {
            return 0
        }
        return length
    }
}
