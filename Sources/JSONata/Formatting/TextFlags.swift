import JSON

/// What is known about bytes that need not be valid UTF-8: halves of surrogate pairs may be in them.
enum TextFlags {
    /// Looks at `count` bytes.
    static func flags(of bytes: UnsafeRawPointer, count: Int) -> RawStringFlags {
        var flags = RawStringFlags(validUTF8: bytes, count: count)
        guard !flags.contains(.ascii) else { return flags }
        var index = 0
        while index + 1 < count {
            let byte = bytes.load(fromByteOffset: index, as: UInt8.self)
            if byte == 0xED, bytes.load(fromByteOffset: index + 1, as: UInt8.self) >= 0xA0 {
                flags.remove([.scalars, .clean])
                return flags
            }
            index += 1
        }
        return flags
    }
}

/// The order of strings by UTF-16 units, as JavaScript compares them.
enum TextOrder {
    /// Below zero, zero or above: how the first stands to the second.
    static func compare(_ left: RawJSON, _ right: RawJSON) -> Int {
        let first = left.utf8
        let second = right.utf8
        let count = min(first.count, second.count)
        var index = 0
        while index < count, first[index] == second[index] { index += 1 }
        guard index < count else { return first.count - second.count }
        return rank(first[index]) - rank(second[index])
    }

    /// U+E000 to U+FFFF come after the surrogate pairs, which have the lead bytes from 0xF0 on.
    private static func rank(_ byte: UInt8) -> Int {
        byte == 0xEE || byte == 0xEF ? Int(byte) + 0x10 : Int(byte)
    }
}
