/// The payments that the ledger's writer has touched lately, so that it need not read them again.
///
/// Payments are numbered one after another: a number's last digits are its place, where the latest
/// payment that has it stays.
struct PaymentCache {
    private var payments = [StoredPayment?](repeating: nil, count: Limits.rememberedPayments)

    /// The payment with a number, if it is remembered.
    func payment(number: Int64) -> StoredPayment? {
        guard let payment = payments[place(of: number)], payment.number == number else {
            return nil
        }
        return payment
    }

    /// Remembers a payment as it is now.
    mutating func note(_ payment: StoredPayment) { payments[place(of: payment.number)] = payment }

    /// Forgets everything.
    mutating func removeAll() {
        for place in payments.indices where payments[place] != nil { payments[place] = nil }
    }

    private func place(of number: Int64) -> Int {
        Int(truncatingIfNeeded: UInt64(bitPattern: number) % UInt64(Limits.rememberedPayments))
    }
}
