/// Where a payment stands, in the words of Stripe's PaymentIntents.
public enum PaymentState: String, CaseIterable, Hashable, Sendable, CustomStringConvertible {
    /// Made, without holding anything.
    case requiresConfirmation = "requires_confirmation"

    /// Declined: another method would be needed.
    case requiresPaymentMethod = "requires_payment_method"

    /// Waits for the customer.
    case requiresAction = "requires_action"

    /// Holds its amount.
    case requiresCapture = "requires_capture"

    /// Has taken its amount.
    case succeeded

    /// Given up; holds nothing, and never will.
    case canceled

    /// The name in ledgers and on the wire.
    public var description: String { rawValue }
}
