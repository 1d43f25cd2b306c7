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
        let credential = credential?.secret ?? ""
        let text =
            "\(method)\u{0}\(amount)\u{0}\(simulatesDecline)\u{0}\(self.credential == nil)\u{0}"
            + credential
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        return Int64(bitPattern: hash)
    }
}
