/// Why a processor did not do what it was asked, in its own words.
public struct PaymentReason: Hashable, Sendable, CustomStringConvertible {
    /// The processor's code, such as `insufficient_funds`.
    public let code: String

    /// A sentence for people, free of card data.
    public let message: String

    /// Creates a reason.
    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    /// The code by which a real processor refuses to simulate a decline.
    public static let simulationNotAvailable = "simulation_not_available"

    /// Message and code.
    public var description: String { "\(message) (\(code))" }
}
