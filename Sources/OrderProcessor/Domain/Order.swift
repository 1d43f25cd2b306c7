public import Payments

/// An order that was committed.
public struct Order: Hashable, Sendable {
    /// The server-made identifier.
    public var orderID: String

    /// Whose order it is.
    public var customerID: String

    /// How the customer pays.
    public var paymentMethod: PaymentMethod

    /// What the customer pays: the sum of the lines.
    public var total: Money

    /// The processor's payment.
    public var transactionID: String

    /// How far the payment has come.
    public var paymentStatus: PaymentStatus

    /// How the order stands.
    public var status: OrderStatus

    /// When the order was placed: ISO 8601 in UTC with milliseconds.
    public var createdAt: String

    /// The lines, one per product.
    public var items: [OrderLine]
}

/// How an order stands.
public enum OrderStatus: String, Hashable, Sendable {
    /// Bought.
    case completed

    /// Given up after the commit, since the payment failed for good.
    case paymentFailed = "payment_failed"
}

/// How far an order's payment has come.
public enum PaymentStatus: String, Hashable, Sendable {
    /// The amount is held.
    case authorized

    /// The amount was taken.
    case captured

    /// The amount is held, and taking it did not succeed yet.
    case capturePending = "capture_pending"

    /// The hold was given up.
    case voided
}
