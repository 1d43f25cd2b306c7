import Payments

/// The pages of a ledger, as the rules turn them within one transaction.
protocol LedgerBooks {
    /// Why a page could not be turned.
    associatedtype Failure: Error

    /// The identity of the ledger.
    var identity: LedgerIdentity { get }

    /// The payment with a number.
    func payment(number: Int64) throws(Failure) -> StoredPayment?

    /// The number of the payment that was made under a key.
    func number(ofPaymentMadeUnder key: OperationKey) throws(Failure) -> Int64?

    /// The number that the next payment gets.
    func nextNumber() throws(Failure) -> Int64

    /// Adds a payment, and the key under which it was made.
    mutating func insert(_ payment: StoredPayment, under key: OperationKey) throws(Failure)

    /// Writes a payment that has changed.
    mutating func update(_ payment: StoredPayment) throws(Failure)

    /// The refund that was done under a key.
    func refund(under key: OperationKey) throws(Failure) -> StoredRefund?

    /// Adds a refund, and the key under which it was done.
    mutating func insert(_ refund: StoredRefund, under key: OperationKey) throws(Failure)
}
