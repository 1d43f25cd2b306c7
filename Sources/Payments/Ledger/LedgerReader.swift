/// A processor's books, as an audit reads them.
///
/// Reading changes nothing and may happen beside a running processor, from another process too.
public protocol LedgerReader: Sendable {
    /// The identity of the books.
    ///
    /// It is made with them and noted in the database whose orders they belong to, so that an
    /// audit notices when the two were mixed up.
    func pairingID() async throws -> String

    /// A page of the payments, ordered by ``LedgerPosition``.
    ///
    /// - Parameters:
    ///   - position: Where the page before ended; `nil` for the first page.
    ///   - limit: The largest number of payments to return, at least 1.
    /// - Returns: The payments; fewer than `limit` if none follow.
    /// - Throws: An error of the storage, if the books cannot be read.
    func payments(
        after position: LedgerPosition?,
        limit: Int
    ) async throws -> [LedgerEntry]

    /// The payments of one order, of all its attempts.
    func payments(ofOrder orderID: String) async throws -> [PaymentRecord]
}

/// A place in the order of a ledger's payments.
public struct LedgerPosition: Hashable, Sendable, Comparable {
    /// The number of the payment, in the order of their making.
    public let number: Int64

    /// Creates the position of the payment with a number.
    public init(_ number: Int64) { self.number = number }

    /// Whether the payment of `lhs` was made before that of `rhs`.
    public static func < (lhs: LedgerPosition, rhs: LedgerPosition) -> Bool {
        lhs.number < rhs.number
    }
}

/// A payment and its place in the ledger.
public struct LedgerEntry: Hashable, Sendable {
    /// Where the payment stands in the ledger.
    public let position: LedgerPosition

    /// The payment.
    public let record: PaymentRecord

    /// Creates an entry.
    public init(position: LedgerPosition, record: PaymentRecord) {
        self.position = position
        self.record = record
    }
}
