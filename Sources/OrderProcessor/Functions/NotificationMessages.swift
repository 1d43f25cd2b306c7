public import JSON
public import Payments

/// Tells what was bought, for confirmation and metrics.
public struct OrderNotice: Hashable, Sendable, JSONReadable {
    /// The order.
    public var orderID: String

    /// Whose order it is.
    public var customerID: String

    /// Where the customer wants to be written to, if anywhere.
    public var email: String?

    /// How the customer paid.
    public var paymentMethod: PaymentMethod

    /// What the customer pays.
    public var total: Money

    /// Reads a notice.
    public init(reading value: JSONValue) throws(JSONReadingError) {
        orderID = try value.read("orderId")
        customerID = try value.read("customerId")
        email = try value.read("email")
        paymentMethod = try value.readMethod("paymentMethod")
        total = try value.readAmount()
    }
}

/// Says that a notice was taken.
public struct NoticeAnswer: Hashable, Sendable, JSONWritable {
    /// Writes the answer.
    public func write(to builder: inout JSONBuilder) {
        builder.object { $0.set("accepted", to: true) }
    }
}
