public import Payments
import SQLite

/// A simulated processor's books in a file, for reading.
///
/// It may be read beside the simulator that writes it, from another process too.
public struct LedgerFile: LedgerReader {
    private let pages: ReaderPool<SQLiteLedgerPages>

    /// Opens the books.
    ///
    /// - Throws: ``LedgerFileError`` if there is no ledger in the file.
    public init(path: String) throws(LedgerFileError) {
        guard try LedgerSchema.check(path) else {
            throw LedgerFileError(path: path, message: "expected a payment ledger but found none")
        }
        do throws(SQLiteError) {
            pages = try ReaderPool { () throws(SQLiteError) in try SQLiteLedgerPages(path: path) }
        } catch {
            throw LedgerFileError(error)
        }
    }

    /// The identity of the books.
    public func pairingID() async throws -> String {
        try read { $0.identity.text }
    }

    /// A page of the payments, in the order of their making.
    public func payments(
        after position: LedgerPosition?,
        limit: Int
    ) async throws -> [LedgerEntry] {
        let payments = try read { pages throws(SQLiteError) in
            try pages.payments(after: position?.number ?? 0, limit: limit)
        }
        return payments.map { payment in
            LedgerEntry(position: LedgerPosition(payment.number), record: payment.record)
        }
    }

    /// The payments of one order, of all its attempts.
    public func payments(ofOrder orderID: String) async throws -> [PaymentRecord] {
        let payments = try read { pages throws(SQLiteError) in
            try pages.payments(ofOrder: orderID)
        }
        return payments.map(\.record)
    }

    /// The payment that a reference names.
    func payment(_ reference: PaymentReference) throws(LedgerFileError) -> PaymentRecord? {
        try read { pages throws(SQLiteError) in try pages.payment(reference) }
    }

    /// Closes the connections.
    func close() { pages.close() }

    private func read<Result>(
        _ body: (SQLiteLedgerPages) throws(SQLiteError) -> Result
    ) throws(LedgerFileError) -> Result {
        do throws(SQLiteError) {
            return try pages.withReader(body)
        } catch {
            throw LedgerFileError(error)
        }
    }
}
