import Payments
import SQLite

/// The pages of a ledger in a file: the connection of its writer, with held statements.
final class SQLiteBooks: LedgerBooks, GroupCommitContext {
    typealias Failure = SQLiteError

    let connection: SQLiteConnection
    let identity: LedgerIdentity
    private let version: SQLiteDataVersion
    private var cache = PaymentCache()
    /// The number of the last payment, where it is known.
    private var lastNumber: Int64?
    private let selectPayment: SQLiteStatement
    private let selectKey: SQLiteStatement
    private let selectLastNumber: SQLiteStatement
    private let insertPayment: SQLiteStatement
    private let updatePayment: SQLiteStatement
    private let insertKey: SQLiteStatement
    private let selectRefund: SQLiteStatement
    private let insertRefund: SQLiteStatement

    init(_ connection: SQLiteConnection, identity: LedgerIdentity) throws(SQLiteError) {
        self.connection = connection
        self.identity = identity
        version = try SQLiteDataVersion(of: connection)
        selectPayment = try connection.prepare(
            "SELECT \(StoredPayment.columns) FROM payments WHERE number = ?1"
        )
        selectKey = try connection.prepare("SELECT number FROM keys WHERE key = ?1")
        selectLastNumber = try connection.prepare("SELECT max(number) FROM payments")
        insertPayment = try connection.prepare(
            """
            INSERT INTO payments (\(StoredPayment.columns))
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """
        )
        updatePayment = try connection.prepare(
            """
            UPDATE payments SET state = ?2, was_authorized = ?3, captured = ?4, refunded = ?5,
                capture_count = ?6
            WHERE number = ?1
            """
        )
        insertKey = try connection.prepare("INSERT INTO keys (key, number) VALUES (?1, ?2)")
        selectRefund = try connection.prepare("SELECT number, amount FROM refunds WHERE key = ?1")
        insertRefund = try connection.prepare(
            "INSERT INTO refunds (key, number, amount) VALUES (?1, ?2, ?3)"
        )
    }

    /// Forgets what is known if another process has changed the books.
    func groupBegan() throws(SQLiteError) {
        if try version.hasChanged() { writesWereUndone() }
    }

    /// Forgets what is known: some of it has not come to pass.
    func writesWereUndone() {
        cache.removeAll()
        lastNumber = nil
    }

    func payment(number: Int64) throws(SQLiteError) -> StoredPayment? {
        if let known = cache.payment(number: number) { return known }
        defer { selectPayment.reset() }
        try selectPayment.bind(number, at: 1)
        guard try selectPayment.step() else { return nil }
        return try StoredPayment(row: selectPayment, of: identity, in: connection.path)
    }

    func number(ofPaymentMadeUnder key: OperationKey) throws(SQLiteError) -> Int64? {
        defer { selectKey.reset() }
        try selectKey.bind(key.text, at: 1)
        return try selectKey.step() ? selectKey.integer(at: 0) : nil
    }

    func nextNumber() throws(SQLiteError) -> Int64 {
        if let lastNumber { return lastNumber + 1 }
        defer { selectLastNumber.reset() }
        // The maximum of no rows is null, which reads as 0.
        return try selectLastNumber.step() ? selectLastNumber.integer(at: 0) + 1 : 1
    }

    func insert(_ payment: StoredPayment, under key: OperationKey) throws(SQLiteError) {
        try payment.bind(to: insertPayment)
        try insertPayment.run()
        try insertKey.bind(key.text, at: 1)
        try insertKey.bind(payment.number, at: 2)
        try insertKey.run()
        cache.note(payment)
        lastNumber = payment.number
    }

    func update(_ payment: StoredPayment) throws(SQLiteError) {
        try updatePayment.bind(payment.number, at: 1)
        try updatePayment.bind(payment.record.state.rawValue, at: 2)
        try updatePayment.bind(Int64(payment.wasAuthorized ? 1 : 0), at: 3)
        try updatePayment.bind(payment.record.captured.minorUnits, at: 4)
        try updatePayment.bind(payment.record.refunded.minorUnits, at: 5)
        try updatePayment.bind(Int64(payment.record.captureCount), at: 6)
        try updatePayment.run()
        cache.note(payment)
    }

    func refund(under key: OperationKey) throws(SQLiteError) -> StoredRefund? {
        defer { selectRefund.reset() }
        try selectRefund.bind(key.text, at: 1)
        guard try selectRefund.step() else { return nil }
        let number = selectRefund.integer(at: 0)
        guard let payment = try payment(number: number) else { return nil }
        let currency = payment.record.amount.currency
        let amount = Money(minorUnits: selectRefund.integer(at: 1), currency: currency)
        return StoredRefund(number: number, amount: amount)
    }

    func insert(_ refund: StoredRefund, under key: OperationKey) throws(SQLiteError) {
        try insertRefund.bind(key.text, at: 1)
        try insertRefund.bind(refund.number, at: 2)
        try insertRefund.bind(refund.amount.minorUnits, at: 3)
        try insertRefund.run()
    }
}
