import Payments
import SQLite

/// A connection that reads a ledger, with held statements.
final class SQLiteLedgerPages {
    let identity: LedgerIdentity
    private let path: String
    private let selectPayment: SQLiteStatement
    private let selectPage: SQLiteStatement
    private let selectOrder: SQLiteStatement

    init(path: String) throws(SQLiteError) {
        self.path = path
        let connection = try SQLiteConnection(path: path, mode: .readOnly)
        try connection.setBusyTimeout(SQLiteLimits.readerBusyTimeout)
        let text = try connection.text("SELECT identity FROM ledger")
        guard let identity = text.flatMap(LedgerIdentity.init(text:)) else {
            throw SQLiteError(code: .corrupt, message: "expected a ledger's identity", path: path)
        }
        self.identity = identity
        selectPayment = try connection.prepare(
            "SELECT \(StoredPayment.columns) FROM payments WHERE number = ?1"
        )
        selectPage = try connection.prepare(
            """
            SELECT \(StoredPayment.columns) FROM payments
            WHERE number > ?1 ORDER BY number LIMIT ?2
            """
        )
        // All keys under which an order's payments were made begin with the order and a colon;
        // a semicolon is the character behind it.
        selectOrder = try connection.prepare(
            """
            SELECT \(StoredPayment.columns) FROM payments
            WHERE number IN (SELECT number FROM keys WHERE key >= ?1 || ':' AND key < ?1 || ';')
                AND order_id = ?1
            ORDER BY number
            """
        )
    }

    func payment(_ reference: PaymentReference) throws(SQLiteError) -> PaymentRecord? {
        guard let number = identity.number(reference) else { return nil }
        try selectPayment.bind(number, at: 1)
        return try rows(of: selectPayment).first?.record
    }

    func payments(after number: Int64, limit: Int) throws(SQLiteError) -> [StoredPayment] {
        try selectPage.bind(number, at: 1)
        try selectPage.bind(Int64(limit), at: 2)
        return try rows(of: selectPage)
    }

    func payments(ofOrder orderID: String) throws(SQLiteError) -> [StoredPayment] {
        try selectOrder.bind(orderID, at: 1)
        return try rows(of: selectOrder)
    }

    private func rows(of statement: SQLiteStatement) throws(SQLiteError) -> [StoredPayment] {
        defer { statement.reset() }
        var payments: [StoredPayment] = []
        while try statement.step() {
            payments.append(try StoredPayment(row: statement, of: identity, in: path))
        }
        return payments
    }
}
