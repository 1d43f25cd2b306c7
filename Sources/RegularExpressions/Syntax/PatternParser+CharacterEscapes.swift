extension PatternParser {
    /// The character that an escape stands for, the backslash being read.
    mutating func parseCharacterEscape(
        from start: Int,
        inClass: Bool
    ) throws(RegularExpressionError) -> UInt32 {
        guard let character = next() else { throw error(.invalidEscape, at: start) }
        switch Unicode.Scalar(character) {
        case "t": return 0x09
        case "n": return 0x0A
        case "v" where dialect == .javaScript: return 0x0B
        case "f": return 0x0C
        case "r": return 0x0D
        case "a" where dialect == .java: return 0x07
        case "e" where dialect == .java: return 0x1B
        case "b" where inClass && dialect == .javaScript: return 0x08
        case "c": return try parseControl(from: start, inClass: inClass)
        case "x": return try parseHexadecimal(from: start, otherwise: character)
        case "u": return try parseUnit(from: start, otherwise: character)
        case "0" where dialect == .java:
            guard let value = parseOctal(digits: 3) else { throw error(.invalidEscape, at: start) }
            return value
        case "0", "1", "2", "3", "4", "5", "6", "7":
            guard dialect == .javaScript else { throw error(.invalidEscape, at: start) }
            position -= 1
            return parseOctal(digits: 3) ?? character
        default:
            let isLetter =
                (character >= "a" && character <= "z") || (character >= "A" && character <= "Z")
            if dialect == .java, isLetter { throw error(.invalidEscape, at: start) }
            return character
        }
    }

    private mutating func parseControl(
        from start: Int,
        inClass: Bool
    ) throws(RegularExpressionError) -> UInt32 {
        guard let letter = peek else {
            if dialect == .java { throw error(.invalidEscape, at: start) }
            position -= 1
            return 0x5C
        }
        if dialect == .java {
            position += 1
            return letter ^ 64
        }
        let isLetter = (letter >= "a" && letter <= "z") || (letter >= "A" && letter <= "Z")
        let isDigit = (letter >= "0" && letter <= "9") || letter == "_"
        guard isLetter || (inClass && isDigit) else {
            // Not a control escape: the backslash stands for itself, and `c` is read again.
            position -= 1
            return 0x5C
        }
        position += 1
        return letter & 31
    }

    private mutating func parseHexadecimal(
        from start: Int,
        otherwise character: UInt32
    ) throws(RegularExpressionError) -> UInt32 {
        if dialect == .java, take("{") {
            var value: UInt32 = 0
            while let digit = peek.flatMap(Self.hexadecimalValue), value <= ScalarRanges.highest {
                value = value << 4 | digit
                position += 1
            }
            guard take("}"), value <= ScalarRanges.highest else {
                throw error(.invalidEscape, at: start)
            }
            return value
        }
        if let value = parseHexadecimalDigits(2) { return value }
        if dialect == .java { throw error(.invalidEscape, at: start) }
        return character
    }

    private mutating func parseUnit(
        from start: Int,
        otherwise character: UInt32
    ) throws(RegularExpressionError) -> UInt32 {
        guard let value = parseHexadecimalDigits(4) else {
            if dialect == .java { throw error(.invalidEscape, at: start) }
            return character
        }
        guard dialect == .java, 0xD800...0xDBFF ~= value else { return value }
        let behind = position
        if take("\\"), take("u"), let low = parseHexadecimalDigits(4), 0xDC00...0xDFFF ~= low {
            return 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        position = behind
        return value
    }

    private mutating func parseHexadecimalDigits(_ count: Int) -> UInt32? {
        guard position + count <= characters.count else { return nil }
        var value: UInt32 = 0
        for character in characters[position..<position + count] {
            guard let digit = Self.hexadecimalValue(character) else { return nil }
            value = value << 4 | digit
        }
        position += count
        return value
    }

    /// Up to three octal digits, at most 0o377.
    private mutating func parseOctal(digits limit: Int) -> UInt32? {
        var value: UInt32?
        var count = 0
        while count < limit, let digit = peek, digit >= "0", digit <= "7" {
            let longer = (value ?? 0) * 8 + (digit - 0x30)
            if longer > 0o377 { break }
            value = longer
            position += 1
            count += 1
        }
        return value
    }

    private static func hexadecimalValue(_ character: UInt32) -> UInt32? {
        switch character {
        case 0x30...0x39: character - 0x30
        case 0x41...0x46: character - 0x41 + 10
        case 0x61...0x66: character - 0x61 + 10
        default: nil
        }
    }
}
