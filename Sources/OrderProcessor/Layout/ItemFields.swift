import Payments
import Tables

/// Reads the attributes of one stored item, and says what is wrong where one is.
struct ItemFields {
    let item: Item
    let entity: StaticString

    init(_ item: Item, of entity: StaticString) {
        self.item = item
        self.entity = entity
    }

    func text(_ name: String) throws(OrderError) -> String {
        guard let text = item[name]?.string else { throw missing(name, "a text") }
        return text
    }

    func integer(_ name: String) throws(OrderError) -> Int64 {
        guard let integer = item[name]?.integer else { throw missing(name, "an integer") }
        return integer
    }

    func list(_ name: String) throws(OrderError) -> [AttributeValue] {
        guard let list = item[name]?.list else { throw missing(name, "a list") }
        return list
    }

    func currency() throws(OrderError) -> Currency {
        guard let currency = Currency(try text("currency")) else {
            throw missing("currency", "a currency code")
        }
        return currency
    }

    func money(_ name: String, _ currency: Currency) throws(OrderError) -> Money {
        guard let units = item[name]?.number?.minorUnits(fractionDigits: currency.exponent) else {
            throw missing(name, "an amount in \(currency)")
        }
        return Money(minorUnits: units, currency: currency)
    }

    func value<Value: RawRepresentable>(
        _ name: String,
        as type: Value.Type
    ) throws(OrderError) -> Value where Value.RawValue == String {
        guard let value = Value(rawValue: try text(name)) else {
            throw missing(name, "a known value")
        }
        return value
    }

    private func missing(_ name: String, _ expected: String) -> OrderError {
        .inconsistent("expected \(expected) as \(name) of the stored \(entity)")
    }
}

extension AttributeValue {
    /// An amount in major units, exactly.
    static func money(_ money: Money) -> AttributeValue {
        let digits = money.currency.exponent
        return .number(DecimalNumber(minorUnits: money.minorUnits, fractionDigits: digits))
    }
}
