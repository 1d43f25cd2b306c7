/// One try to pay for one order.
///
/// After a decline another card is another attempt: it has another number, and so other keys.
public struct PaymentAttempt: Hashable, Sendable {
    /// The order that is paid for.
    public let orderID: String

    /// The number of the attempt among those of the order, from 1.
    public let number: Int

    /// Creates the attempt with a number, by default the first.
    public init(orderID: String, number: Int = 1) {
        self.orderID = orderID
        self.number = number
    }

    /// The key under which an operation of this attempt is done at most once.
    public func key(for operation: PaymentOperation) -> OperationKey {
        OperationKey(attempt: self, operation: operation)
    }
}
