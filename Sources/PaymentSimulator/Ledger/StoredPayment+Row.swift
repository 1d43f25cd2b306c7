import Payments
import SQLite

extension StoredPayment {
    /// The columns in the order of ``bind(to:)`` and ``init(row:of:)``.
    static let columns = """
        number, order_id, attempt, method, amount, currency, behavior, fingerprint, state,
        was_authorized, captured, refunded, capture_count
        """

    /// Binds all columns.
    func bind(to statement: SQLiteStatement) throws(SQLiteError) {
        try statement.bind(number, at: 1)
        try statement.bind(record.attempt.orderID, at: 2)
        try statement.bind(Int64(record.attempt.number), at: 3)
        try statement.bind(record.method.rawValue, at: 4)
        try statement.bind(record.amount.minorUnits, at: 5)
        try statement.bind(record.amount.currency.code, at: 6)
        try statement.bind(behavior.text, at: 7)
        try statement.bind(fingerprint, at: 8)
        try statement.bind(record.state.rawValue, at: 9)
        try statement.bind(Int64(wasAuthorized ? 1 : 0), at: 10)
        try statement.bind(record.captured.minorUnits, at: 11)
        try statement.bind(record.refunded.minorUnits, at: 12)
        try statement.bind(Int64(record.captureCount), at: 13)
    }

    /// Reads the statement's current row.
    init(
        row: SQLiteStatement,
        of identity: LedgerIdentity,
        in path: String
    ) throws(SQLiteError) {
        let number = row.integer(at: 0)
        guard let method = PaymentMethod(rawValue: row.text(at: 3)),
            let currency = Currency(row.text(at: 5)),
            let behavior = SimulatedBehavior(text: row.text(at: 6)),
            let state = PaymentState(rawValue: row.text(at: 8))
        else {
            throw SQLiteError(
                code: .corrupt,
                message: "expected a payment in row \(number) of its payments",
                path: path
            )
        }
        var record = PaymentRecord(
            reference: identity.reference(number),
            attempt: PaymentAttempt(
                orderID: row.text(at: 1),
                number: Int(truncatingIfNeeded: row.integer(at: 2))
            ),
            method: method,
            amount: Money(minorUnits: row.integer(at: 4), currency: currency),
            state: state
        )
        record.captured = Money(minorUnits: row.integer(at: 10), currency: currency)
        record.refunded = Money(minorUnits: row.integer(at: 11), currency: currency)
        record.captureCount = Int(truncatingIfNeeded: row.integer(at: 12))
        self.init(
            record: record,
            number: number,
            behavior: behavior,
            fingerprint: row.integer(at: 7),
            wasAuthorized: row.integer(at: 9) != 0
        )
    }
}
