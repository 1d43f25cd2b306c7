/// The powers of ten that fit into 128 bits.
enum PowersOfTen {
    /// How many of them fit into 64 bits.
    static let countInUInt64 = 20
    /// How many of them there are.
    static let count = 39

    private static let all: [UInt128] = {
        var powers: [UInt128] = [1]
        while powers.count < count { powers.append(powers[powers.count - 1] * 10) }
        return powers
    }()

    /// Ten to the power of `exponent`, which lies between 0 and 38.
    static func power(_ exponent: Int) -> UInt128 { all[exponent] }

    /// The number of decimal digits; 0 for zero.
    static func digitCount(of value: UInt128) -> Int {
        guard value >= 10 else { return value == 0 ? 0 : 1 }
        // 1233 / 4096 is the decimal logarithm of 2, close enough for up to 128 bits: the estimate
        // is the number of digits or one less.
        let bits = UInt128.bitWidth - value.leadingZeroBitCount
        let estimate = (bits * 1233) >> 12
        guard estimate < count else { return count }
        return value >= power(estimate) ? estimate + 1 : estimate
    }
}
