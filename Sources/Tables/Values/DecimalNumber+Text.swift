extension DecimalNumber: LosslessStringConvertible {
    /// Reads a number as DynamoDB writes one: digits, a fraction, an exponent, a sign.
    ///
    /// - Returns: `nil` where the text is no number, has more than 38 significant digits, or the
    ///   number lies out of range.
    public init?(_ text: String) {
        var text = text
        let number = text.withUTF8 { bytes in
            var parser = DecimalNumberParser(bytes: bytes)
            return parser.number()
        }
        guard let number else { return nil }
        self = number
    }

    /// The number nearest to a double among those with the fewest digits that identify it.
    ///
    /// - Returns: `nil` where the double is not finite or out of range.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        self.init(value.description)
    }

    /// The canonical text: plain digits up to 38 places before or behind the point, else with `E`.
    public var description: String {
        let digits = String(significand)
        let sign = isNegative ? "-" : ""
        let exponent = Int(exponent)
        guard exponent < 0 else {
            guard magnitude < TableLimits.numberDigitLimit else { return scientific }
            return sign + digits + String(repeating: "0", count: exponent)
        }
        let integerDigits = digits.utf8.count + exponent
        if integerDigits > 0 {
            return sign + digits.prefix(integerDigits) + "." + digits.dropFirst(integerDigits)
        }
        guard -exponent <= TableLimits.numberDigitLimit else { return scientific }
        return sign + "0." + String(repeating: "0", count: -integerDigits) + digits
    }

    /// The number as one digit, a fraction and an exponent: `1.5E-100`.
    private var scientific: String {
        let digits = String(significand)
        let fraction = digits.utf8.count > 1 ? ".\(digits.dropFirst())" : ""
        return "\(isNegative ? "-" : "")\(digits.prefix(1))\(fraction)E\(magnitude)"
    }
}
