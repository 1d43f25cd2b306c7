/// The name of a processor's payment object.
public struct PaymentReference: Hashable, Sendable, CustomStringConvertible {
    /// The identifier that the processor gave the object.
    public let id: String

    /// Creates a reference from a processor's identifier.
    public init(_ id: String) { self.id = id }

    /// The identifier.
    public var description: String { id }
}
