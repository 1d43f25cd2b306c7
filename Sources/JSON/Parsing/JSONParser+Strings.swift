extension JSONParser {
    /// Reads a string, whose opening quote is next.
    @inline(__always)
    mutating func parseString(_ cursor: inout Place) throws(ParsingFailure) -> RawJSON {
        let first = cursor + 1
        var place = first
        while true {
            let special = Self.specialBytes(RawText.word(place))
            guard special != 0 else {
                place += 8
                continue
            }
            place += special.trailingZeroBitCount &>> 3
            break
        }
        guard place.pointee == UInt8(ascii: "\"") else {
            let (string, end) = try parseOtherString(first, from: place)
            cursor = end
            return string
        }
        cursor = place + 1
        return .string(first, count: place - first, flags: [.ascii, .clean, .scalars])
    }

    /// Marks the bytes that end a run of plain ASCII: quotes, backslashes, controls, all above 0x7F.
    @inline(__always)
    private static func specialBytes(_ word: UInt64) -> UInt64 {
        RawText.escapedBytes(word) | RawText.nonASCIIBytes(word)
    }

    /// Reads the rest of a string with escapes or characters beyond ASCII, from `place`.
    ///
    /// - Returns: The string, and the place behind its closing quote.
    private mutating func parseOtherString(
        _ first: Place,
        from place: Place
    ) throws(ParsingFailure) -> (RawJSON, Place) {
        var flags: RawStringFlags = [.ascii, .clean, .scalars]
        var place = place
        var output = place
        while true {
            let byte = place.pointee
            switch byte {
            case UInt8(ascii: "\""):
                return (.string(first, count: output - first, flags: flags), place + 1)
            case UInt8(ascii: "\\"):
                try unescape(&place, to: &output, flags: &flags)
            case 0..<0x20:
                guard place != end else { throw .unexpected(.quote, at: place) }
                throw .reason(.controlCharacter(byte), at: place)
            case 0x80...:
                flags.remove(.ascii)
                let length = Self.sequenceLength(UnsafeRawPointer(place))
                guard length > 0 else { throw .reason(.invalidUTF8, at: place) }
                Self.move(length, from: &place, to: &output)
            default:
                Self.movePlainRun(from: &place, to: &output)
            }
        }
    }

    /// Moves plain ASCII up to the next special byte.
    @inline(__always)
    private static func movePlainRun(from place: inout Place, to output: inout Place) {
        while true {
            let word = RawText.word(place)
            let special = specialBytes(word)
            guard special == 0 else {
                move(special.trailingZeroBitCount &>> 3, from: &place, to: &output)
                return
            }
            // All eight bytes were read, so that none behind them is lost.
            UnsafeMutableRawPointer(output).storeBytes(of: word.littleEndian, as: UInt64.self)
            place += 8
            output += 8
        }
    }

    @inline(__always)
    private static func move(_ count: Int, from place: inout Place, to output: inout Place) {
        if place != output {
            for index in 0..<count { output[index] = place[index] }
        }
        place += count
        output += count
    }

    /// The length of the UTF-8 sequence at a place, or 0 if there is none (Unicode, table 3-7).
    private static func sequenceLength(_ bytes: UnsafeRawPointer) -> Int {
        func byte(_ offset: Int) -> UInt8 { bytes.load(fromByteOffset: offset, as: UInt8.self) }
        func continues(_ offset: Int) -> Bool { byte(offset) & 0xC0 == 0x80 }
        switch byte(0) {
        case 0xC2...0xDF:
            return continues(1) ? 2 : 0
        case 0xE0:
            return byte(1) >= 0xA0 && byte(1) <= 0xBF && continues(2) ? 3 : 0
        case 0xED:
            return byte(1) >= 0x80 && byte(1) <= 0x9F && continues(2) ? 3 : 0
        case 0xE1...0xEF:
            return continues(1) && continues(2) ? 3 : 0
        case 0xF0:
            return byte(1) >= 0x90 && byte(1) <= 0xBF && continues(2) && continues(3) ? 4 : 0
        case 0xF1...0xF3:
            return continues(1) && continues(2) && continues(3) ? 4 : 0
        case 0xF4:
            return byte(1) >= 0x80 && byte(1) <= 0x8F && continues(2) && continues(3) ? 4 : 0
        default:
            return 0
        }
    }

    /// Replaces the escape at `place` by what it stands for.
    private mutating func unescape(
        _ place: inout Place,
        to output: inout Place,
        flags: inout RawStringFlags
    ) throws(ParsingFailure) {
        let byte: UInt8
        switch place[1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte = place[1]
        case UInt8(ascii: "b"): byte = 0x08
        case UInt8(ascii: "f"): byte = 0x0C
        case UInt8(ascii: "n"): byte = 0x0A
        case UInt8(ascii: "r"): byte = 0x0D
        case UInt8(ascii: "t"): byte = 0x09
        case UInt8(ascii: "u"):
            try unescapeUnicode(&place, to: &output, flags: &flags)
            return
        default:
            guard place + 1 != end else { throw .unexpected(.quote, at: end) }
            throw .reason(.invalidEscape, at: place)
        }
        if byte != UInt8(ascii: "/") { flags.remove(.clean) }
        output.pointee = byte
        output += 1
        place += 2
    }

    private mutating func unescapeUnicode(
        _ place: inout Place,
        to output: inout Place,
        flags: inout RawStringFlags
    ) throws(ParsingFailure) {
        let escape = place
        var scalar = try hexadecimal(escape + 2)
        place += 6
        if scalar & 0xFC00 == 0xD800, place[0] == UInt8(ascii: "\\"), place[1] == UInt8(ascii: "u")
        {
            let low = try hexadecimal(place + 2)
            if low & 0xFC00 == 0xDC00 {
                scalar = 0x10000 + (scalar & 0x3FF) << 10 + low & 0x3FF
                place += 6
            }
        }
        if scalar & 0xFFFF_F800 == 0xD800 {
            guard options.loneSurrogates == .keep else {
                throw .reason(.loneSurrogate, at: escape)
            }
            flags.remove(.scalars)
            flags.remove(.clean)
        }
        if scalar < 0x20 || scalar == 0x22 || scalar == 0x5C { flags.remove(.clean) }
        if scalar >= 0x80 { flags.remove(.ascii) }
        Self.encode(scalar, to: &output)
    }

    private mutating func hexadecimal(
        _ digits: Place
    ) throws(ParsingFailure) -> UInt32 {
        var value: UInt32 = 0
        for index in 0..<4 {
            let byte = digits[index]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw .unexpected(.hexadecimalDigit, at: digits + index)
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// Writes a code point as UTF-8, half a surrogate pair as three bytes like any other.
    private static func encode(_ scalar: UInt32, to output: inout Place) {
        func put(_ bits: UInt32) {
            output.pointee = UInt8(truncatingIfNeeded: bits)
            output += 1
        }
        func putContinuation(_ bits: UInt32) { put(0x80 | bits & 0x3F) }
        switch scalar {
        case 0..<0x80:
            put(scalar)
        case 0x80..<0x800:
            put(0xC0 | scalar >> 6)
            putContinuation(scalar)
        case 0x800..<0x10000:
            put(0xE0 | scalar >> 12)
            putContinuation(scalar >> 6)
            putContinuation(scalar)
        default:
            put(0xF0 | scalar >> 18)
            putContinuation(scalar >> 12)
            putContinuation(scalar >> 6)
            putContinuation(scalar)
        }
    }
}
