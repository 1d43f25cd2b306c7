/// How strings look in JSON text, and their bytes eight at a time.
enum RawText {
    /// A byte in all eight places.
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// Marks quotes, backslashes and control characters by the highest bit of their byte.
    ///
    /// The lowest mark is exact; a borrow can set false ones above it.
    @inline(__always)
    static func escapedBytes(_ word: UInt64) -> UInt64 {
        let quotes = word ^ (ones &* 0x22)
        let backslashes = word ^ (ones &* 0x5C)
        let marks =
            (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
            | (word &- ones &* 0x20) & ~word
        return marks & (ones &* 0x80)
    }

    /// Marks bytes beyond ASCII.
    @inline(__always)
    static func nonASCIIBytes(_ word: UInt64) -> UInt64 {
        word & (ones &* 0x80)
    }

    /// Marks bytes that may begin half a surrogate pair: 0xED.
    @inline(__always)
    static func surrogateBytes(_ word: UInt64) -> UInt64 {
        let matches = word ^ (ones &* 0xED)
        return (matches &- ones) & ~matches & (ones &* 0x80)
    }

    /// Eight bytes at a place, the first the lowest.
    @inline(__always)
    static func word(_ place: UnsafeRawPointer) -> UInt64 {
        UInt64(littleEndian: place.loadUnaligned(as: UInt64.self))
    }

    /// The last bytes of a text, spaces behind them.
    @inline(__always)
    static func tailWord(_ place: UnsafeRawPointer, count: Int) -> UInt64 {
        assert(count > 0 && count < 8, "a tail is less than a word")
        let spaces = (ones &* 0x20) << UInt64(count * 8)
        return RawBytes.wordWithin(place, count: count) | spaces
    }

    /// The length of a string between its quotes, escapes and quotes included.
    @inline(__always)
    static func byteCount(ofString string: RawJSON) -> Int {
        string.stringFlags.contains(.clean)
            ? string.count &+ 2 : escapedByteCount(ofString: string)
    }

    private static func escapedByteCount(ofString string: RawJSON) -> Int {
        let count = string.count
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
    private static func escapedByteCount(_ byte: UInt8) -> Int {
        switch byte {
        case 0x22, 0x5C, 0x08, 0x09, 0x0A, 0x0C, 0x0D: 2
        case 0..<0x20: 6
        default: 1
        }
    }
}

extension RawStringFlags {
    /// Copies `count` bytes of valid UTF-8, at least one, and notes what is true of them.
    ///
    /// Nothing behind the bytes is read; behind the copy up to seven bytes are written.
    @inline(__always)
    init(
        copyingValidUTF8 bytes: UnsafeRawPointer,
        count: Int,
        to copy: UnsafeMutableRawPointer
    ) {
        var escaped: UInt64 = 0
        var nonASCII: UInt64 = 0
        func take(_ word: UInt64, to offset: Int) {
            copy.storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt64.self)
            escaped |= RawText.escapedBytes(word)
            nonASCII |= RawText.nonASCIIBytes(word)
        }
        if count < 8 {
            take(RawText.tailWord(bytes, count: count), to: 0)
        } else {
            var index = 0
            while index &+ 8 <= count {
                take(RawText.word(bytes + index), to: index)
                index &+= 8
            }
            // The last whole word once more holds what is left.
            if index < count { take(RawText.word(bytes + (count &- 8)), to: count &- 8) }
        }
        self.init(areASCII: nonASCII == 0, areClean: escaped == 0)
    }

    private init(areASCII: Bool, areClean: Bool) {
        self = .scalars
        if areASCII { insert(.ascii) }
        if areClean { insert(.clean) }
    }

    /// What is true of `count` bytes of valid UTF-8; nothing behind them is read.
    package init(validUTF8 bytes: UnsafeRawPointer, count: Int) {
        var escaped: UInt64 = 0
        var nonASCII: UInt64 = 0
        var index = 0
        while index &+ 8 <= count {
            let word = RawText.word(bytes + index)
            escaped |= RawText.escapedBytes(word)
            nonASCII |= RawText.nonASCIIBytes(word)
            index &+= 8
        }
        if index < count {
            let word = RawText.tailWord(bytes + index, count: count &- index)
            escaped |= RawText.escapedBytes(word)
            nonASCII |= RawText.nonASCIIBytes(word)
        }
        self.init(areASCII: nonASCII == 0, areClean: escaped == 0)
    }
}
