extension JSONParser {
    /// Reads a number, whose sign or first digit is next.
    @inline(__always)
    mutating func parseNumber(_ cursor: inout Place) throws(ParsingFailure) -> RawJSON {
        let first = cursor
        let isNegative = first.pointee == UInt8(ascii: "-")
        let digits = isNegative ? first + 1 : first
        var place = digits
        var significand = Self.readDigits(&place)
        let digitCount = place - digits
        guard digitCount > 0 else { throw .unexpected(.digit, at: digits) }
        guard digits.pointee != UInt8(ascii: "0") || digitCount == 1 else {
            // A zero is a whole number; that another digit follows is for the caller to find.
            cursor = digits + 1
            return .integer(0)
        }
        let next = place.pointee
        guard next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") else {
            cursor = place
            if digitCount < 19, significand != 0 || !isNegative {
                let magnitude = Int64(truncatingIfNeeded: significand)
                return .integer(isNegative ? 0 &- magnitude : magnitude)
            }
            return try parseLongInteger(first, end: place, digitCount, significand)
        }
        var exponent = 0
        var totalDigits = digitCount
        if next == UInt8(ascii: ".") {
            let fraction = place + 1
            place = fraction
            significand = Self.readDigits(&place, after: significand)
            guard place > fraction else { throw .unexpected(.digit, at: place) }
            exponent = fraction - place
            totalDigits += place - fraction
        }
        if place.pointee | 0x20 == UInt8(ascii: "e") {
            let (value, end) = try Self.parseExponent(place)
            exponent += value
            place = end
        }
        cursor = place
        let decimal = ParsedDecimal(
            isNegative: isNegative,
            significand: significand,
            exponent: exponent,
            isExact: totalDigits <= 19 || totalDigits - Self.leadingZeroCount(digits) <= 19
        )
        guard let value = decimal.quickValue ?? decimal.value(of: first, count: place - first)
        else {
            throw .reason(.numberOutOfRange, at: first)
        }
        return .double(value)
    }

    /// Reads digits onto a number; the number is exact while there are no more than 19.
    @inline(__always)
    private static func readDigits(
        _ place: inout Place,
        after number: UInt64 = 0
    ) -> UInt64 {
        var number = number
        while true {
            let digit = place.pointee &- UInt8(ascii: "0")
            guard digit <= 9 else { return number }
            number = number &* 10 &+ UInt64(digit)
            place += 1
        }
    }

    /// The number of zeros before the first other digit, the decimal point not counted.
    private static func leadingZeroCount(_ digits: Place) -> Int {
        var place = digits
        var count = 0
        while place.pointee == UInt8(ascii: "0") || place.pointee == UInt8(ascii: ".") {
            if place.pointee == UInt8(ascii: "0") { count += 1 }
            place += 1
        }
        return count
    }

    /// Ends an integer of 19 digits or more, or minus zero.
    private mutating func parseLongInteger(
        _ first: Place,
        end: Place,
        _ digitCount: Int,
        _ significand: UInt64
    ) throws(ParsingFailure) -> RawJSON {
        let isNegative = first.pointee == UInt8(ascii: "-")
        if digitCount <= 19 {
            if significand == 0 { return .double(-0.0) }
            if !isNegative, let value = Int64(exactly: significand) { return .integer(value) }
            if isNegative, significand <= Int64.min.magnitude {
                return .integer(Int64(truncatingIfNeeded: 0 &- significand))
            }
        }
        let decimal = ParsedDecimal(
            isNegative: isNegative,
            significand: significand,
            exponent: 0,
            isExact: digitCount <= 19
        )
        guard let value = decimal.value(of: first, count: end - first) else {
            throw .reason(.numberOutOfRange, at: first)
        }
        return .double(value)
    }

    /// Reads an exponent, whose letter is next; beyond any that matters it no longer grows.
    private static func parseExponent(
        _ letter: Place
    ) throws(ParsingFailure) -> (exponent: Int, end: Place) {
        var place = letter + 1
        let isNegative = place.pointee == UInt8(ascii: "-")
        if isNegative || place.pointee == UInt8(ascii: "+") { place += 1 }
        let digits = place
        var exponent = 0
        while true {
            let digit = place.pointee &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            if exponent < 1_000_000_000 { exponent = exponent * 10 + Int(digit) }
            place += 1
        }
        guard place > digits else { throw .unexpected(.digit, at: place) }
        return (isNegative ? -exponent : exponent, place)
    }
}
