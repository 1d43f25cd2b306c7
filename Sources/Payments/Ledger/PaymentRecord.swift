/// One payment as its processor's books show it.
public struct PaymentRecord: Hashable, Sendable {
    /// The payment.
    public let reference: PaymentReference

    /// The attempt that the payment was made for.
    public let attempt: PaymentAttempt

    /// How the customer pays.
    public let method: PaymentMethod

    /// The amount that was to be held.
    public let amount: Money

    /// Where the payment stands.
    public var state: PaymentState

    /// The amount that was taken.
    public var captured: Money

    /// The amount that was given back.
    public var refunded: Money

    /// How many captures succeeded; more than one is a violation.
    public var captureCount: Int

    /// Creates the record of a payment that has not moved any money yet.
    public init(
        reference: PaymentReference,
        attempt: PaymentAttempt,
        method: PaymentMethod,
        amount: Money,
        state: PaymentState
    ) {
        self.reference = reference
        self.attempt = attempt
        self.method = method
        self.amount = amount
        self.state = state
        captured = .zero(amount.currency)
        refunded = .zero(amount.currency)
        captureCount = 0
    }
}
