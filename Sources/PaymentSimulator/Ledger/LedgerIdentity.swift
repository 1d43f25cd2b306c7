import Payments

/// Which ledger it is: a random text that its payments' references begin with.
///
/// So a reference from another ledger is noticed instead of naming the wrong payment.
public struct LedgerIdentity: Hashable, Sendable, CustomStringConvertible {
    /// 16 lower-case hexadecimal digits.
    public let text: String

    /// What every reference begins with.
    private let prefix: String

    /// Makes a new identity.
    public init(using random: inout some RandomNumberGenerator) {
        let digits = String(random.next() as UInt64, radix: 16)
        self.init(checked: String(repeating: "0", count: 16 - digits.utf8.count) + digits)
    }

    /// The identity that a ledger was given when it was made; `nil` for another form of text.
    init?(text: String) {
        let isHexadecimal = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
        }
        guard text.utf8.count == 16, isHexadecimal else { return nil }
        self.init(checked: text)
    }

    private init(checked text: String) {
        self.text = text
        prefix = "pi_\(text)_"
    }

    /// The identity as text.
    public var description: String { text }

    /// The reference of the payment with a number.
    func reference(_ number: Int64) -> PaymentReference {
        PaymentReference(prefix + String(number))
    }

    /// The number of the payment that a reference names, if it is one of this ledger.
    func number(_ reference: PaymentReference) -> Int64? {
        guard reference.id.utf8.starts(with: prefix.utf8) else { return nil }
        let digits = reference.id.utf8.dropFirst(prefix.utf8.count)
        // Only the spelling that `reference(_:)` gives is a name, not "007" or "+7".
        guard let first = digits.first, first != UInt8(ascii: "0") else { return nil }
        var number: Int64 = 0
        for byte in digits {
            guard case let digit = byte &- UInt8(ascii: "0"), digit < 10 else { return nil }
            let (shifted, isLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, isLarger) = shifted.addingReportingOverflow(Int64(digit))
            guard !isLarge, !isLarger else { return nil }
            number = sum
        }
        return number
    }
}
