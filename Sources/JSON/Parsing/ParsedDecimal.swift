/// A decimal number as it was read, on its way to the nearest double.
struct ParsedDecimal {
    let isNegative: Bool

    /// Its digits, the decimal point left out.
    let significand: UInt64

    /// The power of ten by which they are to be multiplied.
    let exponent: Int

    /// Whether all digits went into the significand.
    let isExact: Bool

    /// The double, if one correctly rounded multiplication or division gives it.
    ///
    /// Both operands are exact doubles then: a significand below 2⁵³ and a power of ten up to 10²²
    /// (Clinger, "How to read floating point numbers accurately", 1990).
    @inline(__always)
    var quickValue: Double? {
        guard isExact, significand < 1 << 53, exponent >= -22, exponent <= 22 else { return nil }
        let digits = isNegative ? -Double(significand) : Double(significand)
        return exponent < 0
            ? digits / PowersOfTen.exact(-exponent) : digits * PowersOfTen.exact(exponent)
    }

    /// The nearest double, or `nil` beyond the range of doubles.
    func value(of text: UnsafeMutablePointer<UInt8>, count: Int) -> Double? {
        let magnitude: Double?
        if isExact {
            magnitude = EiselLemire.double(significand, exponent: exponent)
        } else {
            magnitude = nil
        }
        guard let magnitude else { return Self.slowValue(of: text, count: count) }
        guard magnitude.isFinite else { return nil }
        return isNegative ? -magnitude : magnitude
    }

    /// By the standard library, which rounds correctly whatever the length.
    private static func slowValue(of text: UnsafeMutablePointer<UInt8>, count: Int) -> Double? {
        let text = String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }
}
