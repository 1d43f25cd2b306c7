public import Time
public import Payments

/// Tells customers that their orders exist.
///
/// A confirmation may be sent more than once; receivers tell by its order that it is the same.
public protocol ConfirmationSender: Sendable {
    /// Sends a confirmation, or hands it on to be sent for sure.
    func send(_ confirmation: Confirmation, deadline: Instant) async throws
}

/// What a customer is told of a committed order.
public struct Confirmation: Hashable, Sendable {
    /// The order.
    public var orderID: String

    /// Whose order it is.
    public var customerID: String

    /// Where the customer wants to be written to, if anywhere.
    public var email: String?

    /// What the customer pays.
    public var total: Money
}
