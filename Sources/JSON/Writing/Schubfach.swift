/// The shortest decimal that rounds to a double, and of those the nearest.
///
/// Raffaello Giulietti, "The Schubfach way to render doubles" (2020), as in OpenJDK's `DoubleToDecimal`.
enum Schubfach {
    /// Finds the digits of a positive finite number.
    static func shortest(_ value: Double) -> ShortestDecimal {
        let bits = value.bitPattern
        let fraction = bits & (1 << 52 - 1)
        let biased = Int(bits >> 52)
        let isNormal = biased > 0
        let significand = isNormal ? fraction | 1 << 52 : fraction
        let exponent = isNormal ? biased - 1075 : -1074
        // Below a power of two the doubles lie twice as dense, so that the interval is lopsided.
        let isRegular = fraction != 0 || biased <= 1
        return digits(significand, exponent: exponent, isRegular: isRegular)
    }

    private static func digits(
        _ significand: UInt64,
        exponent: Int,
        isRegular: Bool
    ) -> ShortestDecimal {
        let odd = significand & 1
        let middle = significand << 2
        let lower = isRegular ? middle - 2 : middle - 1
        let upper = middle + 2
        let decimalExponent =
            isRegular ? log10(ofPowerOf2: exponent) : log10(ofThreeQuarters: exponent)
        let scale = Scale(
            powerOfTen: -decimalExponent,
            shift: exponent + log2(ofPowerOf10: -decimalExponent) + 2
        )
        let scaled = scale.apply(middle)
        let bottom = scale.apply(lower) + odd
        let top = scale.apply(upper)
        let floor = scaled >> 2
        if floor >= 10 {
            // Of the multiples of ten at most one lies in the interval.
            let shorter = floor / 10 * 10
            let isInside = bottom <= shorter << 2
            if isInside != ((shorter + 10) << 2 + odd <= top) {
                let digits = isInside ? shorter : shorter + 10
                return ShortestDecimal(trimming: digits, exponent: decimalExponent)
            }
        }
        let isInside = bottom <= floor << 2
        let digits: UInt64
        if isInside != ((floor + 1) << 2 + odd <= top) {
            digits = isInside ? floor : floor + 1
        } else {
            let half = (floor << 1 + 1) << 1
            let isBelow = scaled < half || scaled == half && floor & 1 == 0
            digits = isBelow ? floor : floor + 1
        }
        return ShortestDecimal(trimming: digits, exponent: decimalExponent)
    }

    /// Multiplication by a power of ten, given by its upper 126 bits, rounded to odd.
    private struct Scale {
        let high: UInt64
        let low: UInt64
        let shift: UInt64

        init(powerOfTen exponent: Int, shift: Int) {
            var high = PowersOfFive.high(exponent)
            var low = PowersOfFive.low(exponent)
            if exponent < 0, exponent >= -27 {
                // Here the table is rounded up; what follows adds one again.
                high = low == 0 ? high - 1 : high
                low = low &- 1
            }
            // 126 bits, one more than the exact quotient's floor, in two halves of 63.
            let (rest, carry) = (high << 62 | low >> 2).addingReportingOverflow(1)
            let top = high >> 2 + (carry ? 1 : 0)
            self.high = top << 1 | rest >> 63
            self.low = rest & (1 << 63 - 1)
            self.shift = UInt64(shift)
        }

        @inline(__always)
        func apply(_ number: UInt64) -> UInt64 {
            let number = number << shift
            let lowProduct = low.multipliedFullWidth(by: number).high
            let product = high.multipliedFullWidth(by: number)
            let sum = product.low >> 1 + lowProduct
            let mask: UInt64 = 1 << 63 - 1
            return (product.high + sum >> 63) | (sum & mask + mask) >> 63
        }
    }

    /// The integer part of the decimal logarithm of 2^`exponent`.
    private static func log10(ofPowerOf2 exponent: Int) -> Int {
        (exponent * 661_971_961_083) >> 41
    }

    /// The integer part of the decimal logarithm of 3/4 · 2^`exponent`.
    private static func log10(ofThreeQuarters exponent: Int) -> Int {
        (exponent * 661_971_961_083 - 274_743_187_321) >> 41
    }

    /// The integer part of the binary logarithm of 10^`exponent`.
    private static func log2(ofPowerOf10 exponent: Int) -> Int {
        (exponent * 913_124_641_741) >> 38
    }
}
