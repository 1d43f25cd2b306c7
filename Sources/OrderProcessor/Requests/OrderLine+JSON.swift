public import JSON
import Payments

extension OrderLine: JSONWritable {
    /// Writes the line as it is on the wire.
    public func write(to builder: inout JSONBuilder) {
        builder.object {
            $0.set("productId", to: productID)
            $0.set("name", to: name)
            $0.set("price", to: price.majorUnits)
            $0.set("quantity", to: quantity)
            $0.set("subtotal", to: subtotal.majorUnits)
        }
    }

    init(reading value: JSONValue, currency: Currency) throws(JSONReadingError) {
        self.init(
            productID: try value.read("productId"),
            name: try value.read("name"),
            price: try value.readMoney("price", currency),
            quantity: try value.read("quantity"),
            subtotal: try value.readMoney("subtotal", currency)
        )
    }
}

extension LineQuantity: JSONReadable {
    /// Reads a line's product and quantity; other members are ignored.
    public init(reading value: JSONValue) throws(JSONReadingError) {
        self.init(productID: try value.read("productId"), quantity: try value.read("quantity"))
    }
}

extension JSONValue {
    /// Reads the currency of an order.
    func readCurrency() throws(JSONReadingError) -> Currency {
        let code: String = try read("currency")
        guard let currency = Currency(code) else {
            throw JSONReadingError(
                pointer: JSONPointer(tokens: ["currency"]),
                expected: "a currency code",
                found: "another text"
            )
        }
        return currency
    }

    /// Reads a member that is an amount in major units.
    func readMoney(_ name: String, _ currency: Currency) throws(JSONReadingError) -> Money {
        let value: JSONValue = try read(name)
        guard let money = Money(majorUnits: value, currency: currency) else {
            throw JSONReadingError(
                pointer: JSONPointer(tokens: [name]),
                expected: "an amount in \(currency)",
                found: value
            )
        }
        return money
    }

    /// Reads the members `amount`, in minor units, and `currency`.
    func readAmount() throws(JSONReadingError) -> Money {
        Money(minorUnits: try read("amount"), currency: try readCurrency())
    }

    /// Reads a member that is the name of a payment method.
    func readMethod(_ name: String) throws(JSONReadingError) -> PaymentMethod {
        let text: String = try read(name)
        guard let method = PaymentMethod(rawValue: text) else {
            throw JSONReadingError(
                pointer: JSONPointer(tokens: [name]),
                expected: "a payment method",
                found: "another text"
            )
        }
        return method
    }

    /// Reads a member that is an array of lines.
    func readLines(_ name: String, _ currency: Currency) throws(JSONReadingError) -> [OrderLine] {
        let elements: [JSONValue] = try read(name)
        var lines: [OrderLine] = []
        lines.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            do {
                lines.append(try OrderLine(reading: element, currency: currency))
            } catch {
                throw error.within(String(index)).within(name)
            }
        }
        return lines
    }
}
