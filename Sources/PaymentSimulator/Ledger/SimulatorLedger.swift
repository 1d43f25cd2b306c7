import Time
import Payments

/// Where a simulator keeps its books.
///
/// Each command is one transaction: it reads what it depends on, and writes, without another
/// command in between.
protocol SimulatorLedger: LedgerReader {
    /// Does one command, or finds what came of it the first time.
    func perform(
        _ command: LedgerCommand,
        deadline: Instant
    ) async throws(LedgerFailure) -> PaymentOutcome

    /// The payment that a reference names.
    func payment(
        _ reference: PaymentReference,
        deadline: Instant
    ) async throws(LedgerFailure) -> PaymentRecord?

    /// Finishes what waits and takes nothing more.
    func close() async
}

/// Why a command has no result.
enum LedgerFailure: Error, Hashable {
    /// It certainly had no effect.
    case notDone(String)

    /// It may have had its effect.
    case unknown(String)
}
