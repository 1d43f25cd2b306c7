public import JSON
public import Payments

/// Asks to open an attempt, or to abort it.
public struct AttemptRequest: Hashable, Sendable, JSONReadable {
    /// The order that is tried.
    public var orderID: String

    /// What is to be reserved.
    public var lines: [LineQuantity]

    /// What is to be paid.
    public var total: Money

    /// Whose payment object is used.
    public var processor: PaymentMethod

    /// When the execution started, in milliseconds since 1970.
    public var startedAt: Int64

    /// Why it is to be aborted, if it is.
    public var reason: String?

    /// Reads a request.
    public init(reading value: JSONValue) throws(JSONReadingError) {
        orderID = try value.read("orderId")
        lines = try value.read("items")
        total = try value.readAmount()
        processor = try value.readMethod("processor")
        startedAt = try value.read("startedAt")
        reason = try value.read("reason")
    }

    /// The attempt as it is when it is opened.
    var attempt: Attempt {
        Attempt(
            orderID: orderID,
            state: .open,
            lines: lines,
            total: total,
            processor: processor,
            paymentReference: nil,
            deadline: startedAt + OrderLimits.attemptLifetimeMilliseconds
        )
    }
}

/// How far an attempt has come.
public struct AttemptAnswer: Hashable, Sendable, JSONWritable {
    /// The state.
    public var state: AttemptState

    /// The processor's object, if one was attached.
    public var paymentReference: PaymentReference?

    /// Writes the answer.
    public func write(to builder: inout JSONBuilder) {
        builder.object {
            $0.set("state", to: state.rawValue)
            $0.set("paymentRef", ifPresent: paymentReference?.id)
        }
    }
}

/// Asks to note the processor's object in an attempt.
public struct AttachRequest: Hashable, Sendable, JSONReadable {
    /// The order that is tried.
    public var orderID: String

    /// The processor's object.
    public var payment: PaymentReference

    /// Reads a request.
    public init(reading value: JSONValue) throws(JSONReadingError) {
        orderID = try value.read("orderId")
        payment = PaymentReference(try value.read("paymentRef"))
    }
}

/// Names an order, for what needs no more.
public struct OrderReference: Hashable, Sendable, JSONReadable {
    /// The order.
    public var orderID: String

    /// Reads a reference.
    public init(reading value: JSONValue) throws(JSONReadingError) {
        orderID = try value.read("orderId")
    }
}
