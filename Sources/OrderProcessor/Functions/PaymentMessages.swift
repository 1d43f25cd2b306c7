public import JSON
public import Payments

/// Asks for a payment object.
public struct PreparationRequest: Hashable, Sendable, JSONReadable {
    /// What the processor is asked.
    public var request: PaymentRequest

    /// Reads a request.
    ///
    /// What the customer's client handed over stands within `payment`, which recordings mask.
    public init(reading value: JSONValue) throws(JSONReadingError) {
        let payment: JSONValue = try value.read("payment")
        let method: PaymentMethod
        let credential: String?
        do {
            method = try payment.readMethod("processor")
            credential = try payment.read(method.credentialMember)
        } catch {
            throw error.within("payment")
        }
        request = PaymentRequest(
            attempt: PaymentAttempt(orderID: try value.read("orderId")),
            method: method,
            amount: try value.readAmount(),
            credential: credential.map { PaymentCredential($0) },
            simulatesDecline: try value.read("simulateDecline", as: Bool?.self) ?? false
        )
    }
}

/// Names a payment object.
public struct PreparationAnswer: Hashable, Sendable, JSONWritable {
    /// The object.
    public var payment: PaymentReference

    /// Writes the answer.
    public func write(to builder: inout JSONBuilder) {
        builder.object { $0.set("paymentRef", to: payment.id) }
    }
}

/// Asks to hold what a payment object is for, or to give it up.
public struct PaymentStepRequest: Hashable, Sendable, JSONReadable {
    /// The attempt that the object was made for.
    public var attempt: PaymentAttempt

    /// Whose object it is.
    public var processor: PaymentMethod

    /// The object.
    public var payment: PaymentReference

    /// Reads a request.
    public init(reading value: JSONValue) throws(JSONReadingError) {
        attempt = PaymentAttempt(orderID: try value.read("orderId"))
        processor = try value.readMethod("processor")
        payment = PaymentReference(try value.read("paymentRef"))
    }
}

/// Asks to take what is held for a committed order.
public struct CaptureRequest: Hashable, Sendable, JSONReadable {
    /// Which payment.
    public var step: PaymentStepRequest

    /// How much.
    public var amount: Money

    /// Reads a request.
    public init(reading value: JSONValue) throws(JSONReadingError) {
        step = try PaymentStepRequest(reading: value)
        amount = try value.readAmount()
    }
}

/// How far a payment has come.
public struct PaymentStatusAnswer: Hashable, Sendable, JSONWritable {
    /// The status.
    public var status: PaymentStatus

    /// Writes the answer.
    public func write(to builder: inout JSONBuilder) {
        builder.object { $0.set("status", to: status.rawValue) }
    }
}
