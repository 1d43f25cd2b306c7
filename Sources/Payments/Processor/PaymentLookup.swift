/// What came of looking a payment up.
public enum PaymentLookup: Hashable, Sendable {
    /// The payment as it stands.
    case found(PaymentRecord)

    /// The processor knows no such payment.
    case missing

    /// The processor did not say; it may later.
    case retryable(PaymentReason)
}
