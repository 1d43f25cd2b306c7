public import JSON
import Payments

/// Asks to commit an order.
public struct SaveRequest: Hashable, Sendable, JSONReadable {
    /// The order, its payment held.
    public var order: Order

    /// Reads a request.
    public init(reading value: JSONValue) throws(JSONReadingError) {
        let currency = try value.readCurrency()
        order = Order(
            orderID: try value.read("orderId"),
            customerID: try value.read("customerId"),
            paymentMethod: try value.readMethod("paymentMethod"),
            total: Money(minorUnits: try value.read("amount"), currency: currency),
            transactionID: try value.read("paymentRef"),
            paymentStatus: .authorized,
            status: .completed,
            createdAt: try value.read("createdAt"),
            items: try value.readLines("items", currency)
        )
    }
}

/// Says how an order stands.
public struct SaveAnswer: Hashable, Sendable, JSONWritable {
    /// The status.
    public var status: OrderStatus

    /// Writes the answer.
    public func write(to builder: inout JSONBuilder) {
        builder.object { $0.set("status", to: status.rawValue) }
    }
}

extension Order: JSONWritable {
    /// Writes the order as it is on the wire.
    public func write(to builder: inout JSONBuilder) {
        builder.object {
            $0.set("orderId", to: orderID)
            $0.set("customerId", to: customerID)
            $0.set("paymentMethod", to: paymentMethod.rawValue)
            $0.set("total", to: total.majorUnits)
            $0.set("currency", to: total.currency.code)
            $0.set("transactionId", to: transactionID)
            $0.set("paymentProcessor", to: paymentMethod.rawValue)
            $0.set("paymentStatus", to: paymentStatus.rawValue)
            $0.set("status", to: status.rawValue)
            $0.set("createdAt", to: createdAt)
            $0.set("items", to: items)
        }
    }
}
