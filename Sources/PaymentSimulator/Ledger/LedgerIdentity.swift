import Payments

/// Which ledger it is: a random text that its payments' references begin with.
///
/// So a reference from another ledger is noticed instead of naming the wrong payment.
public struct LedgerIdentity: Hashable, Sendable, CustomStringConvertible {
    /// 16 lower-case hexadecimal digits.
    public let text: String

    /// Makes a new identity.
    public init(using random: inout some RandomNumberGenerator) {
        let digits = String(random.next() as UInt64, radix: 16)
        text = String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// The identity that a ledger was given when it was made; `nil` for another form of text.
    init?(text: String) {
        let isHexadecimal = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
        }
        guard text.utf8.count == 16, isHexadecimal else { return nil }
        self.text = text
    }

    /// The identity as text.
    public var description: String { text }

    /// The reference of the payment with a number.
    func reference(_ number: Int64) -> PaymentReference {
        PaymentReference("pi_\(text)_\(number)")
    }

    /// The number of the payment that a reference names, if it is one of this ledger.
    func number(_ reference: PaymentReference) -> Int64? {
        let prefix = "pi_\(text)_"
        guard reference.id.hasPrefix(prefix) else { return nil }
        let digits = reference.id.dropFirst(prefix.count)
        // Only the spelling that `reference(_:)` gives is a name, not "007" or "+7".
        guard let number = Int64(digits), String(number) == digits else { return nil }
        return number
    }
}
