extension Money: CustomStringConvertible {
    /// The amount in major units, with all decimals of its currency: `79.99`, `-0.05`, `1200`.
    public var decimal: String {
        let digits = String(minorUnits.magnitude)
        let sign = minorUnits < 0 ? "-" : ""
        guard currency.exponent > 0 else { return sign + digits }
        let missing = max(0, currency.exponent + 1 - digits.utf8.count)
        let padded = String(repeating: "0", count: missing) + digits
        return sign + padded.dropLast(currency.exponent) + "." + padded.suffix(currency.exponent)
    }

    /// The amount and its currency: `79.99 USD`.
    public var description: String { "\(decimal) \(currency)" }

    /// Creates an amount from major units written as a decimal number.
    ///
    /// Fewer decimals than the currency's are fine, and so are more if they are zeros: `79.9`
    /// and `79.990` are both 79.90 USD.
    ///
    /// - Parameters:
    ///   - decimal: An optional minus sign, digits, and optionally a point and digits; no
    ///     exponent, no blanks, no digit groups.
    ///   - currency: The currency of the amount.
    /// - Throws: ``MoneyError/malformed``, ``MoneyError/tooManyDecimals(_:)``, or
    ///   ``MoneyError/overflow``.
    public init(
        decimal: some StringProtocol,
        currency: Currency
    ) throws(MoneyError) {
        var reader = DecimalReader(exponent: currency.exponent)
        guard decimal.utf8.count <= Limits.decimalByteCount else { throw .malformed }
        for byte in decimal.utf8 {
            guard reader.read(byte) else { throw .malformed }
        }
        self.init(minorUnits: try reader.finish(for: currency), currency: currency)
    }
}

/// Reads a decimal number byte by byte into an integer of minor units.
///
/// The value is gathered below zero, since the lowest `Int64` has no positive counterpart.
private struct DecimalReader {
    let exponent: Int
    var value: Int64 = 0
    var isNegative = false
    var digits = 0
    /// The decimals read so far; `nil` before the point.
    var decimals: Int?
    var lostDigits = false
    var overflow = false

    init(exponent: Int) { self.exponent = exponent }

    /// Takes one more byte.
    ///
    /// - Returns: Whether a decimal number may have that byte there.
    mutating func read(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"):
            guard digits == 0, decimals == nil, !isNegative else { return false }
            isNegative = true
        case UInt8(ascii: "."):
            guard digits > 0, decimals == nil else { return false }
            decimals = 0
        case 0x30...0x39:
            digits += 1
            if let count = decimals {
                decimals = count + 1
                guard count < exponent else {
                    lostDigits = lostDigits || byte != 0x30
                    return true
                }
            }
            append(Int64(byte - 0x30))
        default:
            return false
        }
        return true
    }

    private mutating func append(_ digit: Int64) {
        let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
        let (sum, tooLow) = product.subtractingReportingOverflow(digit)
        overflow = overflow || tooLarge || tooLow
        value = sum
    }

    mutating func finish(for currency: Currency) throws(MoneyError) -> Int64 {
        guard digits > 0, decimals != 0 else { throw .malformed }
        guard !lostDigits else { throw .tooManyDecimals(currency) }
        for _ in min(decimals ?? 0, exponent)..<exponent { append(0) }
        guard !overflow else { throw .overflow }
        guard !isNegative else { return value }
        guard value != .min else { throw .overflow }
        return -value
    }
}
