import Payments

/// One request to the simulated processor.
enum LedgerCommand: Hashable, Sendable {
    case prepare(PaymentRequest)
    case authorize(PaymentReference, PaymentAttempt)
    case capture(PaymentReference, Money, PaymentAttempt)
    case void(PaymentReference, PaymentAttempt)
    case refund(PaymentReference, Money, PaymentAttempt)
}

extension LedgerCommand {
    /// The key under which the request acts.
    var key: OperationKey {
        switch self {
        case .prepare(let request): request.attempt.key(for: .prepare)
        case .authorize(_, let attempt): attempt.key(for: .authorize)
        case .capture(_, _, let attempt): attempt.key(for: .capture)
        case .void(_, let attempt): attempt.key(for: .void)
        case .refund(_, _, let attempt): attempt.key(for: .refund)
        }
    }
}

extension PaymentRequest {
    /// A hash of everything that is asked for, the same in every process.
    ///
    /// FNV-1a with 64 bits. It keeps the credential itself out of the ledger.
    var fingerprint: Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func feed(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        func feed(_ text: String) {
            for byte in text.utf8 { feed(byte) }
        }
        feed(method.rawValue)
        feed(0)
        feed(amount.description)
        feed(0)
        feed(simulatesDecline ? "true" : "false")
        feed(0)
        feed(credential == nil ? "true" : "false")
        feed(0)
        if let credential { feed(credential.secret) }
        return Int64(bitPattern: hash)
    }
}
