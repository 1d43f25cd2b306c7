/// How a customer pays, and so which processor's objects the payment consists of.
public enum PaymentMethod: String, CaseIterable, Hashable, Sendable, CustomStringConvertible {
    /// A card, by Stripe.
    case stripe

    /// A PayPal account.
    case paypal

    /// A card in an Apple Pay wallet.
    case applepay

    /// The name on the wire.
    public var description: String { rawValue }
}
