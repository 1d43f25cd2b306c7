/// Reads one number from the bytes of a text.
struct DecimalNumberParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var significand: UInt128 = 0
    private var exponent = 0
    private var digitCount = 0
    // Zeros behind a significant digit count only once another one follows them.
    private var heldZeros = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Exponents beyond this are out of range whatever the digits are.
    private static let exponentLimit = 1_000_000_000

    /// The number that the whole text is, or `nil` where it is none or none that a table stores.
    mutating func number() -> DecimalNumber? {
        let isNegative = readSign()
        guard readDigits(), readExponent(), position == bytes.count,
            digitCount <= TableLimits.numberDigitLimit
        else { return nil }
        return DecimalNumber(
            significand: significand,
            exponent: exponent + heldZeros,
            isNegative: isNegative
        )
    }

    private mutating func readSign() -> Bool {
        if accept("-") { return true }
        _ = accept("+")
        return false
    }

    private mutating func readDigits() -> Bool {
        let start = position
        while let digit = nextDigit() { append(digit) }
        let hasInteger = position > start
        guard accept(".") else { return hasInteger }
        let fractionStart = position
        while let digit = nextDigit() {
            append(digit)
            exponent -= 1
        }
        return position > fractionStart
    }

    private mutating func readExponent() -> Bool {
        guard accept("e") || accept("E") else { return true }
        let isNegative = readSign()
        guard let first = nextDigit() else { return false }
        var value = Int(first)
        while let digit = nextDigit() { value = min(value * 10 + Int(digit), Self.exponentLimit) }
        exponent += isNegative ? -value : value
        return true
    }

    private mutating func append(_ digit: UInt8) {
        guard digit != 0 else {
            if digitCount > 0 { heldZeros += 1 }
            return
        }
        digitCount += heldZeros + 1
        // Too many digits are refused in the end; until then they are only counted.
        if digitCount <= TableLimits.numberDigitLimit {
            significand = significand * PowersOfTen.power(heldZeros + 1) + UInt128(digit)
        }
        heldZeros = 0
    }

    private mutating func nextDigit() -> UInt8? {
        guard position < bytes.count else { return nil }
        let digit = bytes[position] &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        position += 1
        return digit
    }

    private mutating func accept(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else {
            return false
        }
        position += 1
        return true
    }
}
