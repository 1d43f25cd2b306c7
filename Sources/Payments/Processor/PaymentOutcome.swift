/// What came of one request to a processor.
///
/// An outcome is a value, not an error: each case asks its own next step of the caller, and a
/// `switch` must name them all.
public enum PaymentOutcome: Hashable, Sendable {
    /// It is done; this is the object.
    case ok(PaymentReference)

    /// The customer's bank or account said no; the same request will not succeed later.
    case declined(PaymentReason)

    /// The request itself is wrong, or the object is in a state that forbids it.
    case invalid(PaymentReason)

    /// The customer has to do something first, such as confirm with the bank.
    case actionRequired(PaymentReason)

    /// Nothing happened; the same request with the same key may succeed later.
    case retryable(PaymentReason)

    /// It may or may not have happened: the answer was lost, late, or unreadable.
    ///
    /// Only a repetition with the same key, or a look-up, tells.
    case unknown(PaymentReason)
}
