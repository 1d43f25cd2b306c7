/// What can be asked of a processor under an operation key.
public enum PaymentOperation: String, CaseIterable, Hashable, Sendable, CustomStringConvertible {
    /// Make the processor's object without moving money.
    case prepare

    /// Hold the amount.
    case authorize

    /// Take the held amount.
    case capture

    /// Give the hold up, or the object before it held anything.
    case void

    /// Give a captured amount back.
    case refund

    /// The name within operation keys.
    public var description: String { rawValue }
}
