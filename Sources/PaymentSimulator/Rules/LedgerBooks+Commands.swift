import Payments

/// What the simulated processor does with a request, as Stripe does with a PaymentIntent.
///
/// Authorising, capturing and voiding happen at most once per payment, and a payment belongs to
/// one attempt, so the payment itself tells whether their key was used.
extension LedgerBooks {
    /// Does a request, or finds what came of it the first time.
    mutating func perform(_ command: LedgerCommand) throws(Failure) -> PaymentOutcome {
        switch command {
        case .prepare(let request):
            try prepare(request)
        case .authorize(let reference, let attempt):
            try change(reference, of: attempt) { payment in payment.authorize() }
        case .capture(let reference, let amount, let attempt):
            try change(reference, of: attempt) { payment in payment.capture(amount) }
        case .void(let reference, let attempt):
            try change(reference, of: attempt) { payment in payment.void() }
        case .refund(let reference, let amount, let attempt):
            try refund(reference, amount, under: attempt.key(for: .refund))
        }
    }

    /// The payment that a reference names.
    func payment(_ reference: PaymentReference) throws(Failure) -> StoredPayment? {
        guard let number = identity.number(reference) else { return nil }
        return try payment(number: number)
    }

    private mutating func prepare(_ request: PaymentRequest) throws(Failure) -> PaymentOutcome {
        let key = request.attempt.key(for: .prepare)
        if let number = try number(ofPaymentMadeUnder: key), let known = try payment(number: number)
        {
            return known.fingerprint == request.fingerprint
                ? .ok(known.record.reference) : .invalid(.otherParameters)
        }
        guard request.amount.isPositive else { return .invalid(.amountNotPositive) }
        guard let behavior = SimulatedBehavior(for: request) else {
            return .invalid(.missingMethod)
        }
        let number = try nextNumber()
        let record = PaymentRecord(
            reference: identity.reference(number),
            attempt: request.attempt,
            method: request.method,
            amount: request.amount,
            state: .requiresConfirmation
        )
        let payment = StoredPayment(
            record: record,
            number: number,
            behavior: behavior,
            fingerprint: request.fingerprint
        )
        try insert(payment, under: key)
        return .ok(record.reference)
    }

    private mutating func change(
        _ reference: PaymentReference,
        of attempt: PaymentAttempt,
        _ body: (inout StoredPayment) -> PaymentOutcome
    ) throws(Failure) -> PaymentOutcome {
        guard let stored = try payment(reference) else { return .invalid(.missingPayment) }
        guard stored.record.attempt == attempt else { return .invalid(.otherParameters) }
        var changed = stored
        let outcome = body(&changed)
        if changed != stored { try update(changed) }
        return outcome
    }

    private mutating func refund(
        _ reference: PaymentReference,
        _ amount: Money,
        under key: OperationKey
    ) throws(Failure) -> PaymentOutcome {
        guard var payment = try payment(reference) else { return .invalid(.missingPayment) }
        if let known = try refund(under: key) {
            let isSame = known == StoredRefund(number: payment.number, amount: amount)
            return isSame ? .ok(reference) : .invalid(.otherParameters)
        }
        let outcome = payment.refund(amount)
        if case .ok = outcome {
            try update(payment)
            try insert(StoredRefund(number: payment.number, amount: amount), under: key)
        }
        return outcome
    }
}
