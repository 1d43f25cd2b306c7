public import Payments

/// Who takes the money of which payment method.
public struct PaymentProcessors: Sendable {
    private let stripe: any PaymentProcessor
    private let paypal: any PaymentProcessor
    private let applepay: any PaymentProcessor

    /// Creates a choice of processors.
    public init(
        stripe: any PaymentProcessor,
        paypal: any PaymentProcessor,
        applepay: any PaymentProcessor
    ) {
        self.stripe = stripe
        self.paypal = paypal
        self.applepay = applepay
    }

    /// Creates a choice of one processor for all methods.
    public init(_ processor: any PaymentProcessor) {
        self.init(stripe: processor, paypal: processor, applepay: processor)
    }

    /// The processor of a method.
    public subscript(method: PaymentMethod) -> any PaymentProcessor {
        switch method {
        case .stripe: stripe
        case .paypal: paypal
        case .applepay: applepay
        }
    }
}

extension PaymentOutcome {
    /// The object, where the processor did what it was asked.
    ///
    /// - Throws: The error by which a workflow tells what to do next.
    func get() throws(OrderError) -> PaymentReference {
        switch self {
        case .ok(let reference): return reference
        case .declined(let reason): throw .paymentDeclined(reason)
        case .invalid(let reason): throw .paymentInvalid(reason)
        case .actionRequired(let reason): throw .paymentActionRequired(reason)
        case .retryable(let reason): throw .paymentUnavailable(reason)
        case .unknown(let reason): throw .paymentUnknown(reason)
        }
    }
}
