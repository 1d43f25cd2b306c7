/// An exact decimal number of at most 38 significant digits: what a table stores as a number.
///
/// Zero, or a magnitude from 1e-130 to 9.99…e125, as in DynamoDB. Each number has one
/// representation, so that equal numbers are equal values: `1`, `1.0` and `10e-1` are the same.
@frozen
public struct DecimalNumber: Sendable, Hashable {
    // The digits as one integer, in two halves so that the value needs no 16-byte alignment;
    // without trailing zeros.
    @usableFromInline let low: UInt64
    @usableFromInline let high: UInt64
    /// The power of ten that the digits are multiplied by.
    @usableFromInline let exponent: Int16
    @usableFromInline let isNegative: Bool

    @inlinable
    init(low: UInt64, high: UInt64, exponent: Int16, isNegative: Bool) {
        self.low = low
        self.high = high
        self.exponent = exponent
        self.isNegative = isNegative
    }

    /// Zero.
    public static let zero = DecimalNumber(low: 0, high: 0, exponent: 0, isNegative: false)

    /// The greatest exponent of the first significant digit.
    static let greatestMagnitude = 125
    /// The least exponent of the first significant digit.
    static let leastMagnitude = -130

    /// The digits as one integer, without trailing zeros.
    var significand: UInt128 { UInt128(high) << 64 | UInt128(low) }

    /// Makes the canonical representation of `±significand * 10^exponent`.
    ///
    /// - Returns: `nil` where it has more than 38 digits or lies out of range.
    init?(significand: UInt128, exponent: Int, isNegative: Bool) {
        if let small = UInt64(exactly: significand), Self.safeExponents.contains(exponent) {
            self.init(small: small, exponent: exponent, isNegative: isNegative)
            return
        }
        guard significand != 0 else {
            self = .zero
            return
        }
        var digits = significand
        var exponent = exponent
        while case let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: 10),
            remainder == 0
        {
            digits = quotient
            exponent += 1
        }
        let count = PowersOfTen.digitCount(of: digits)
        let magnitude = exponent + count - 1
        guard count <= TableLimits.numberDigitLimit, magnitude <= Self.greatestMagnitude,
            magnitude >= Self.leastMagnitude
        else { return nil }
        self.init(
            low: UInt64(truncatingIfNeeded: digits),
            high: UInt64(truncatingIfNeeded: digits >> 64),
            exponent: Int16(exponent),
            isNegative: isNegative
        )
    }

    /// The exponents with which every integer of 64 bits is within range.
    private static let safeExponents = leastMagnitude...greatestMagnitude - 20

    /// Makes the canonical representation of few digits with a safe exponent.
    private init(small: UInt64, exponent: Int, isNegative: Bool) {
        var digits = small
        var exponent = exponent
        guard digits != 0 else {
            self = .zero
            return
        }
        while digits % 10 == 0 {
            digits /= 10
            exponent += 1
        }
        self.init(low: digits, high: 0, exponent: Int16(exponent), isNegative: isNegative)
    }

    /// The digits as one integer in two halves, without trailing zeros, and what they mean.
    package var parts: (low: UInt64, high: UInt64, exponent: Int, isNegative: Bool) {
        (low, high, Int(exponent), isNegative)
    }

    /// The number of such parts.
    ///
    /// - Returns: `nil` where they are not those of a number.
    package init?(digits low: UInt64, high: UInt64, exponent: Int, isNegative: Bool) {
        if high == 0, low % 10 != 0, Self.safeExponents.contains(exponent) {
            self.init(low: low, high: 0, exponent: Int16(exponent), isNegative: isNegative)
            return
        }
        let significand = UInt128(high) << 64 | UInt128(low)
        self.init(significand: significand, exponent: exponent, isNegative: isNegative)
    }

    /// The number of significant digits; 0 for zero.
    var digitCount: Int { PowersOfTen.digitCount(of: significand) }

    /// The exponent of the first significant digit in scientific notation.
    var magnitude: Int { Int(exponent) + digitCount - 1 }
}

extension DecimalNumber {
    /// The number that an integer is.
    public init(_ value: Int64) {
        self.init(small: value.magnitude, exponent: 0, isNegative: value < 0)
    }

    /// The number that an integer is.
    public init(_ value: Int) { self.init(Int64(value)) }

    /// The number that an integer is.
    ///
    /// - Precondition: It has at most 38 significant digits, as all of up to 64 bits have.
    public init(_ value: some BinaryInteger) {
        guard let digits = UInt128(exactly: value.magnitude),
            let number = DecimalNumber(
                significand: digits,
                exponent: 0,
                isNegative: value.signum() < 0
            )
        else { preconditionFailure("An integer must have at most 38 significant digits") }
        self = number
    }

    /// The amount of `minorUnits` of which ten to the power of `fractionDigits` make one.
    ///
    /// 7,999 with two fraction digits is 79.99.
    ///
    /// - Precondition: `fractionDigits` lies between 0 and 100.
    public init(minorUnits: Int64, fractionDigits: Int) {
        precondition((0...100).contains(fractionDigits), "Fraction digits lie between 0 and 100")
        guard
            let number = DecimalNumber(
                significand: UInt128(minorUnits.magnitude),
                exponent: -fractionDigits,
                isNegative: minorUnits < 0
            )
        else { preconditionFailure("A 64-bit integer has at most 20 digits") }
        self = number
    }

    /// The number times ten to the power of `fractionDigits`, if that is an integer that fits.
    ///
    /// 79.99 with two fraction digits is 7,999; 0.001 with two has no such value.
    public func minorUnits(fractionDigits: Int) -> Int64? {
        guard (0...100).contains(fractionDigits) else { return nil }
        return integer(shiftedBy: fractionDigits)
    }

    /// The number times ten to the power of `shift`, if that is an integer that fits.
    @usableFromInline
    func integer(shiftedBy shift: Int) -> Int64? {
        let scale = Int(exponent) + shift
        guard low != 0 || high != 0 else { return 0 }
        guard high == 0, scale >= 0, scale < PowersOfTen.countInUInt64 else { return nil }
        let (product, overflow) = low.multipliedReportingOverflow(
            by: UInt64(truncatingIfNeeded: PowersOfTen.power(scale))
        )
        guard !overflow else { return nil }
        return isNegative
            ? (product <= Int64.min.magnitude ? Int64(truncatingIfNeeded: 0 &- product) : nil)
            : Int64(exactly: product)
    }
}

extension Int64 {
    /// The integer that a number is, if it is one and fits; `2.0` is 2.
    @inlinable
    public init?(exactly number: DecimalNumber) {
        guard let value = number.integer(shiftedBy: 0) else { return nil }
        self = value
    }
}

extension DecimalNumber: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    /// An integral number.
    public init(integerLiteral value: Int64) { self.init(value) }

    /// The number whose shortest decimal notation the literal has: `79.99` is exactly 79.99.
    public init(floatLiteral value: Double) {
        guard let number = DecimalNumber(value) else {
            preconditionFailure("A number literal must lie within a table's range of numbers")
        }
        self = number
    }
}
