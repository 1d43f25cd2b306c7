/// The name of one effect at a processor: repeated under the same key, it happens once.
///
/// A key is derived from order, attempt, and operation alone, so that whoever repeats the
/// operation, a retrier or a recovery after a crash, arrives at the same key.
public struct OperationKey: Hashable, Sendable, CustomStringConvertible {
    /// The attempt that the operation belongs to.
    public let attempt: PaymentAttempt

    /// The operation.
    public let operation: PaymentOperation

    /// The key as processors take it: `<order>:<attempt>:<operation>`.
    public var text: String {
        attempt.orderID + ":" + String(attempt.number) + ":" + operation.rawValue
    }

    /// The key as processors take it.
    public var description: String { text }
}
