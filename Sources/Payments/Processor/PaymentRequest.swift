/// What a processor needs to make a payment object.
public struct PaymentRequest: Hashable, Sendable {
    /// The attempt that the payment is made for.
    public let attempt: PaymentAttempt

    /// How the customer pays.
    public let method: PaymentMethod

    /// The amount to be held and captured later.
    public let amount: Money

    /// What the customer's client handed over; `nil` for the processor's default.
    public let credential: PaymentCredential?

    /// Whether a simulated processor is asked to decline.
    ///
    /// A real processor answers ``PaymentOutcome/invalid(_:)`` with the code
    /// ``PaymentReason/simulationNotAvailable``.
    public let simulatesDecline: Bool

    /// Creates a request.
    public init(
        attempt: PaymentAttempt,
        method: PaymentMethod,
        amount: Money,
        credential: PaymentCredential? = nil,
        simulatesDecline: Bool = false
    ) {
        self.attempt = attempt
        self.method = method
        self.amount = amount
        self.credential = credential
        self.simulatesDecline = simulatesDecline
    }
}
