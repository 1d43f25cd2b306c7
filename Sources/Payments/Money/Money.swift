/// An exact amount of one currency.
///
/// An amount is an integer of minor units (cents). Arithmetic is checked: it throws instead of
/// wrapping, rounding, or mixing currencies, and never passes through a floating-point number.
public struct Money: Hashable, Sendable {
    /// The amount in the currency's minor unit, such as cents.
    public let minorUnits: Int64

    /// The currency of the amount.
    public let currency: Currency

    /// Creates an amount from its minor units.
    public init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Nothing, in a currency.
    public static func zero(_ currency: Currency) -> Money {
        Money(minorUnits: 0, currency: currency)
    }

    /// The sum of two amounts of the same currency.
    public func adding(_ other: Money) throws(MoneyError) -> Money {
        try combined(other) { $0.addingReportingOverflow($1) }
    }

    /// The difference of two amounts of the same currency.
    public func subtracting(_ other: Money) throws(MoneyError) -> Money {
        try combined(other) { $0.subtractingReportingOverflow($1) }
    }

    /// The amount, `factor` times.
    public func multiplied(by factor: Int64) throws(MoneyError) -> Money {
        let (product, overflow) = minorUnits.multipliedReportingOverflow(by: factor)
        guard !overflow else { throw .overflow }
        return Money(minorUnits: product, currency: currency)
    }

    /// Whether the amount is above nothing.
    public var isPositive: Bool { minorUnits > 0 }

    /// Whether the amount is below nothing.
    public var isNegative: Bool { minorUnits < 0 }

    private func combined(
        _ other: Money,
        _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) throws(MoneyError) -> Money {
        guard currency == other.currency else {
            throw .currencyMismatch(currency, other.currency)
        }
        let (result, overflow) = operation(minorUnits, other.minorUnits)
        guard !overflow else { throw .overflow }
        return Money(minorUnits: result, currency: currency)
    }
}
