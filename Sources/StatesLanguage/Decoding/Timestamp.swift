/// The form of a constant time: RFC 3339 with an upper-case `T`, and `Z` or an offset.
enum Timestamp {
    /// Whether a text is such a time, by its form and the ranges of its parts.
    static func isValid(_ text: String) -> Bool {
        var scanner = TimestampScanner(bytes: Array(text.utf8))
        return scanner.scan()
    }
}

/// Walks over the bytes of a time.
private struct TimestampScanner {
    let bytes: [UInt8]
    var position = 0

    mutating func scan() -> Bool {
        guard number(digits: 4, in: 0...9999), skip(UInt8(ascii: "-")),
            number(digits: 2, in: 1...12), skip(UInt8(ascii: "-")),
            number(digits: 2, in: 1...31), skip(UInt8(ascii: "T")),
            time()
        else { return false }
        if skip(UInt8(ascii: ".")) {
            guard skipDigits() > 0 else { return false }
        }
        return offset() && position == bytes.count
    }

    private mutating func time() -> Bool {
        number(digits: 2, in: 0...23) && skip(UInt8(ascii: ":"))
            && number(digits: 2, in: 0...59) && skip(UInt8(ascii: ":"))
            && number(digits: 2, in: 0...60)
    }

    private mutating func offset() -> Bool {
        if skip(UInt8(ascii: "Z")) { return true }
        guard skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-")) else { return false }
        return number(digits: 2, in: 0...23) && skip(UInt8(ascii: ":"))
            && number(digits: 2, in: 0...59)
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while position < bytes.count, bytes[position].isDigit { position += 1 }
        return position - start
    }

    private mutating func number(digits: Int, in range: ClosedRange<Int>) -> Bool {
        guard position + digits <= bytes.count else { return false }
        var value = 0
        for byte in bytes[position..<position + digits] {
            guard byte.isDigit else { return false }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        position += digits
        return range.contains(value)
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
