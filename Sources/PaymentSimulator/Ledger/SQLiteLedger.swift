import Time
import Payments
import SQLite

/// Books in a file of their own.
///
/// Many commands share a commit: the writer takes all that wait.
final class SQLiteLedger: SimulatorLedger {
    private let writer: GroupCommitWriter<SQLiteBooks>
    private let file: LedgerFile

    /// Opens the books, or makes them under `newIdentity`.
    init(path: String, newIdentity: LedgerIdentity) throws(LedgerFileError) {
        let isLedger = try LedgerSchema.check(path)
        do throws(SQLiteError) {
            let connection = try SQLiteConnection(path: path, mode: .create)
            // A process that ends may hold the lock for a moment yet.
            try connection.setBusyTimeout(.seconds(2))
            // Before the log is switched on: whoever looks at the file without SQLite finds the
            // application's number in the file itself.
            let identity = try Self.identity(of: connection, isLedger ? nil : newIdentity)
            try connection.setUpForWriting(.normal)
            writer = try GroupCommitWriter(SQLiteBooks(connection, identity: identity))
        } catch {
            throw LedgerFileError(error)
        }
        file = try LedgerFile(path: path)
    }

    /// The identity of the books; of new ones, after making their tables.
    private static func identity(
        of connection: SQLiteConnection,
        _ newIdentity: LedgerIdentity?
    ) throws(SQLiteError) -> LedgerIdentity {
        if let newIdentity {
            try connection.execute("BEGIN IMMEDIATE")
            try connection.execute(LedgerSchema.statements)
            let insert = try connection.prepare(
                """
                INSERT INTO ledger (identity)
                SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM ledger)
                """
            )
            try insert.bind(newIdentity.text, at: 1)
            try insert.run()
            try connection.execute("COMMIT")
        }
        let text = try connection.text("SELECT identity FROM ledger")
        guard let identity = text.flatMap(LedgerIdentity.init(text:)) else {
            throw SQLiteError(
                code: .corrupt,
                message: "expected a ledger's identity",
                path: connection.path
            )
        }
        return identity
    }

    func perform(
        _ command: LedgerCommand,
        deadline: Instant
    ) async throws(LedgerFailure) -> PaymentOutcome {
        do {
            return try await writer.write(deadline: deadline) { books throws(SQLiteError) in
                var books = books
                return try books.perform(command)
            }
        } catch .database(let error) {
            // Nothing of it stands, as far as SQLite can tell; only the disk knows.
            throw .unknown("\(error)")
        } catch {
            throw .notDone("the ledger's writer is \(error)")
        }
    }

    func payment(
        _ reference: PaymentReference,
        deadline: Instant
    ) async throws(LedgerFailure) -> PaymentRecord? {
        do throws(LedgerFileError) {
            return try file.payment(reference)
        } catch {
            throw .notDone("\(error)")
        }
    }

    func close() async {
        file.close()
        await writer.close()
    }

    func pairingID() async throws -> String { try await file.pairingID() }

    func payments(after position: LedgerPosition?, limit: Int) async throws -> [LedgerEntry] {
        try await file.payments(after: position, limit: limit)
    }

    func payments(ofOrder orderID: String) async throws -> [PaymentRecord] {
        try await file.payments(ofOrder: orderID)
    }
}
