public import Payments

extension PaymentSimulator: LedgerReader {
    /// The identity of the books.
    public func pairingID() async throws -> String {
        try await ledger.pairingID()
    }

    /// A page of the payments, in the order of their making.
    public func payments(
        after position: LedgerPosition?,
        limit: Int
    ) async throws -> [LedgerEntry] {
        try await ledger.payments(after: position, limit: limit)
    }

    /// The payments of one order, of all its attempts.
    public func payments(ofOrder orderID: String) async throws -> [PaymentRecord] {
        try await ledger.payments(ofOrder: orderID)
    }
}
