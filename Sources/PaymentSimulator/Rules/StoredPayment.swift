import Payments

/// A payment with what only its processor needs to know.
struct StoredPayment: Hashable, Sendable {
    /// The payment as its books show it.
    var record: PaymentRecord

    /// Where the payment stands in the ledger.
    let number: Int64

    /// What the bank does when the amount is to be held.
    let behavior: SimulatedBehavior

    /// A hash of the request that made the payment, to tell a repetition from another request.
    let fingerprint: Int64

    /// Whether the amount was ever held.
    var wasAuthorized = false
}

/// A refund that was done, under its key.
struct StoredRefund: Hashable, Sendable {
    let number: Int64
    let amount: Money
}
