/// What a customer's client hands over so that a processor can charge: a method, order, or token.
///
/// It is a secret: neither its description nor its mirror shows it.
public struct PaymentCredential: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The text that the processor expects.
    public let secret: String

    /// Creates a credential from the text that the client sent.
    public init(_ secret: String) { self.secret = secret }

    /// A mask, whatever the credential is.
    public var description: String { "***" }

    /// A mirror without children, so that dumps and test failures show nothing.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}
