extension RawStringFlags {
    /// What is true of `count` bytes of valid UTF-8.
    package init(validUTF8 bytes: UnsafeRawPointer, count: Int) {
        var seen: UInt8 = 0
        var special = false
        var index = 0
        while index < count {
            let byte = bytes.load(fromByteOffset: index, as: UInt8.self)
            seen |= byte
            special = special || byte < 0x20 || byte == 0x22 || byte == 0x5C
            index &+= 1
        }
        self = .scalars
        if seen < 0x80 { insert(.ascii) }
        if !special { insert(.clean) }
    }
}

/// How strings look in JSON text.
enum RawText {
    /// The length of a string between its quotes, escapes and quotes included.
    static func byteCount(ofString string: RawJSON) -> Int {
        let count = string.count
        guard !string.stringFlags.contains(.clean) else { return count + 2 }
        let bytes = string.utf8
        var length = 2
        var index = 0
        while index < count {
            let byte = bytes[index]
            if byte == 0xED, index + 2 < count, bytes[index + 1] >= 0xA0 {
                length += 6
                index += 3
            } else {
                length += escapedByteCount(byte)
                index += 1
            }
        }
        return length
    }

    /// How many bytes one byte of UTF-8 needs within a string's quotes.
    static func escapedByteCount(_ byte: UInt8) -> Int {
        switch byte {
        case 0x22, 0x5C, 0x08, 0x09, 0x0A, 0x0C, 0x0D: 2
        case 0..<0x20: 6
        default: 1
        }
    }
}
