import Time
import Payments
import Synchronization

/// Books that last as long as the process.
final class InMemoryLedger: SimulatorLedger {
    private let books: Mutex<InMemoryBooks>

    init(identity: LedgerIdentity) {
        books = Mutex(InMemoryBooks(identity: identity))
    }

    func perform(
        _ command: LedgerCommand,
        deadline: Instant
    ) async throws(LedgerFailure) -> PaymentOutcome {
        books.withLock { books in books.perform(command) }
    }

    func payment(
        _ reference: PaymentReference,
        deadline: Instant
    ) async throws(LedgerFailure) -> PaymentRecord? {
        books.withLock { books in books.payment(reference)?.record }
    }

    func close() async {}

    func pairingID() async throws -> String {
        books.withLock { books in books.identity.text }
    }

    func payments(after position: LedgerPosition?, limit: Int) async throws -> [LedgerEntry] {
        books.withLock { books in
            books.payments.dropFirst(Int(position?.number ?? 0)).prefix(limit).map { payment in
                LedgerEntry(position: LedgerPosition(payment.number), record: payment.record)
            }
        }
    }

    func payments(ofOrder orderID: String) async throws -> [PaymentRecord] {
        books.withLock { books in
            books.payments.lazy.map(\.record).filter { $0.attempt.orderID == orderID }
        }
    }
}

/// A ledger in dictionaries.
///
/// A payment's number is its place in the list, counted from 1.
private struct InMemoryBooks: LedgerBooks {
    typealias Failure = Never

    let identity: LedgerIdentity
    var payments: [StoredPayment] = []
    var numbers: [OperationKey: Int64] = [:]
    var refunds: [OperationKey: StoredRefund] = [:]

    init(identity: LedgerIdentity) { self.identity = identity }

    func payment(number: Int64) -> StoredPayment? {
        guard number >= 1, number <= Int64(payments.count) else { return nil }
        return payments[Int(number) - 1]
    }

    func number(ofPaymentMadeUnder key: OperationKey) -> Int64? { numbers[key] }

    func nextNumber() -> Int64 { Int64(payments.count) + 1 }

    mutating func insert(_ payment: StoredPayment, under key: OperationKey) {
        payments.append(payment)
        numbers[key] = payment.number
    }

    mutating func update(_ payment: StoredPayment) {
        payments[Int(payment.number) - 1] = payment
    }

    func refund(under key: OperationKey) -> StoredRefund? { refunds[key] }

    mutating func insert(_ refund: StoredRefund, under key: OperationKey) {
        refunds[key] = refund
    }
}
