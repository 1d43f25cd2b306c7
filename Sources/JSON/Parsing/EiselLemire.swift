/// The nearest double to a decimal number of up to 19 digits.
///
/// Daniel Lemire, "Number parsing at a gigabyte per second", Software: Practice and Experience 51 (2021),
/// with the proof of Noble Mushtak and Daniel Lemire, "Fast number parsing without fallback" (2023).
enum EiselLemire {
    private static let mantissaBits = 52
    private static let smallestExponent = -1023

    /// The double nearest to `significand` times ten to the power of `exponent`, ties to even.
    ///
    /// - Returns: Zero below the range of doubles, infinity beyond it, `nil` where 128 bits do not
    ///   decide.
    static func double(_ significand: UInt64, exponent: Int) -> Double? {
        guard significand != 0, exponent >= PowersOfFive.smallest else { return 0 }
        guard exponent <= 308 else { return .infinity }
        let shift = significand.leadingZeroBitCount
        let product = product(significand << UInt64(shift), exponent)
        guard product.low != .max || (exponent >= -27 && exponent <= 55) else { return nil }
        let upperBit = Int(product.high >> 63)
        let dropped = UInt64(upperBit + 64 - mantissaBits - 3)
        var mantissa = product.high >> dropped
        // The power of two of a power of ten: 217706 / 65536 approximates the logarithm.
        var power = (217_706 * exponent) >> 16 + 63 + upperBit - shift - smallestExponent
        guard power > 0 else { return subnormal(mantissa, power: power) }
        if product.low <= 1, exponent >= -4, exponent <= 23, mantissa & 3 == 1,
            mantissa << dropped == product.high
        {
            // Half-way between two doubles: to the even one.
            mantissa &= ~1
        }
        mantissa = (mantissa + mantissa & 1) >> 1
        if mantissa >= 2 << UInt64(mantissaBits) {
            mantissa = 1 << UInt64(mantissaBits)
            power += 1
        }
        guard power < 0x7FF else { return .infinity }
        mantissa &= ~(1 << UInt64(mantissaBits))
        return Double(bitPattern: UInt64(power) << UInt64(mantissaBits) | mantissa)
    }

    private static func subnormal(_ mantissa: UInt64, power: Int) -> Double {
        let shift = 1 - power
        guard shift < 64 else { return 0 }
        var mantissa = mantissa >> UInt64(shift)
        mantissa = (mantissa + mantissa & 1) >> 1
        // One that was rounded up to a normal number has the exponent's lowest bit in the right place.
        return Double(bitPattern: mantissa)
    }

    /// The upper 128 bits of the product of a normalised number and a power of five, as exact as needed.
    @inline(__always)
    private static func product(
        _ number: UInt64,
        _ exponent: Int
    ) -> (high: UInt64, low: UInt64) {
        let first = number.multipliedFullWidth(by: PowersOfFive.high(exponent))
        let undecided = UInt64.max >> UInt64(mantissaBits + 3)
        guard first.high & undecided == undecided else { return (first.high, first.low) }
        let second = number.multipliedFullWidth(by: PowersOfFive.low(exponent))
        let (low, carry) = first.low.addingReportingOverflow(second.high)
        return (carry ? first.high + 1 : first.high, low)
    }
}
