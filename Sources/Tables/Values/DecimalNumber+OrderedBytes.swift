extension DecimalNumber {
    /// The length of a number as bytes that order by value.
    package static let orderedByteCount = 19

    private enum SignByte {
        static let negative: UInt8 = 0
        static let zero: UInt8 = 1
        static let positive: UInt8 = 2
    }

    /// Appends 19 bytes that order as the numbers do.
    ///
    /// The sign, then the magnitude and the digits with zeros up to 38, both inverted where the
    /// number is negative.
    package func appendOrderedBytes(to bytes: inout [UInt8]) {
        guard signum != 0 else {
            bytes.append(SignByte.zero)
            bytes.append(contentsOf: repeatElement(0, count: Self.orderedByteCount - 1))
            return
        }
        let inversion: UInt8 = isNegative ? 0xFF : 0
        let biasedMagnitude = UInt16(magnitude - Self.leastMagnitude)
        let digits = alignedSignificand
        bytes.append(isNegative ? SignByte.negative : SignByte.positive)
        for shift in stride(from: 8, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: biasedMagnitude >> shift) ^ inversion)
        }
        for shift in stride(from: 120, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: digits >> UInt128(shift)) ^ inversion)
        }
    }

    /// Reads the bytes that `appendOrderedBytes` makes; `nil` for any others.
    package init?(orderedBytes bytes: [UInt8]) {
        guard bytes.count == Self.orderedByteCount else { return nil }
        let sign = bytes[0]
        guard sign != SignByte.zero else {
            self = .zero
            return
        }
        guard sign == SignByte.negative || sign == SignByte.positive else { return nil }
        let inversion: UInt8 = sign == SignByte.negative ? 0xFF : 0
        let magnitude = bytes[1..<3].reduce(0) { $0 << 8 | Int($1 ^ inversion) }
        let digits = bytes[3...].reduce(UInt128(0)) { $0 << 8 | UInt128($1 ^ inversion) }
        self.init(
            significand: digits,
            exponent: magnitude + Self.leastMagnitude - TableLimits.numberDigitLimit + 1,
            isNegative: sign == SignByte.negative
        )
    }
}
