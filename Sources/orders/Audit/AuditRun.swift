import OrderProcessor
import PaymentSimulator
import SQLiteTables
import Terminal
import Payments

/// One audit of a database and the ledger beside it, also beside a running server.
struct AuditRun {
    /// The database's path.
    var database: String

    /// Looks, twice where something seems wrong.
    ///
    /// - Throws: ``CommandError`` that names a file that cannot be read.
    func report() async throws -> AuditReport {
        let files = DatabaseFiles(path: database)
        let ledger = try LedgerFile(path: files.ledgerPath)
        let path = files.path
        let audit = OrderAudit(ledger: ledger) {
            do {
                return OrderStore(
                    try SQLiteTableSnapshot(path: path, schemas: [OrderTable.schema])
                )
            } catch {
                throw CommandError("\(path): \(error)")
            }
        }
        return try await audit.run()
    }
}

extension AuditReport {
    /// The report in one line.
    var summary: String {
        let captured = capturedAmounts.map(\.description).joined(separator: ", ")
        return "\(orderCount) orders, \(capturedOrderCount) captured"
            + (captured.isEmpty ? "" : " (\(captured))")
            + ", \(openHoldCount) open holds, \(reservedUnits) units reserved, "
            + "\(violations.count) violations"
    }
}

extension AuditViolation {
    /// The violation in one line.
    var line: String { "invariant \(invariant): \(text)" }
}
