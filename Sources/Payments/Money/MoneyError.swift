/// Why an amount could not be computed or read.
public enum MoneyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The exact result does not fit into 64 bits of minor units.
    case overflow

    /// Two amounts of different currencies met.
    case currencyMismatch(Currency, Currency)

    /// The text is no plain decimal number.
    case malformed

    /// The text has more decimals than the currency.
    case tooManyDecimals(Currency)

    /// What was expected and what was found.
    public var description: String {
        switch self {
        case .overflow:
            "expected an amount within 64 bits of minor units"
        case .currencyMismatch(let expected, let found):
            "expected an amount in \(expected), but found one in \(found)"
        case .malformed:
            "expected a decimal number such as 79.99"
        case .tooManyDecimals(let currency):
            "expected at most \(currency.exponent) decimals for \(currency)"
        }
    }
}
