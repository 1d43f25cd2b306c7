import Payments

extension StoredPayment {
    /// Holds the amount, or says what the bank answers instead.
    ///
    /// Once it held the amount it answers so for ever, as the key's first result.
    mutating func authorize() -> PaymentOutcome {
        if wasAuthorized { return .ok(record.reference) }
        switch record.state {
        case .requiresConfirmation, .requiresPaymentMethod, .requiresAction:
            break
        case .requiresCapture, .succeeded, .canceled:
            return .invalid(.unexpected(record.state, for: .authorize))
        }
        switch behavior {
        case .approve:
            record.state = .requiresCapture
            wasAuthorized = true
            return .ok(record.reference)
        case .decline(let code):
            record.state = .requiresPaymentMethod
            return .declined(.declined(code))
        case .requireAction(let code):
            record.state = .requiresAction
            return .actionRequired(.actionRequired(code))
        }
    }

    /// Takes the held amount, once.
    mutating func capture(_ amount: Money) -> PaymentOutcome {
        switch record.state {
        case .requiresCapture:
            guard amount == record.amount else { return .invalid(.otherAmount) }
            record.state = .succeeded
            record.captured = amount
            record.captureCount += 1
            return .ok(record.reference)
        case .succeeded:
            return amount == record.captured
                ? .ok(record.reference) : .invalid(.otherParameters)
        case .requiresConfirmation, .requiresPaymentMethod, .requiresAction, .canceled:
            return .invalid(.unexpected(record.state, for: .capture))
        }
    }

    /// Gives up whatever the payment holds or might have held.
    mutating func void() -> PaymentOutcome {
        switch record.state {
        case .requiresConfirmation, .requiresPaymentMethod, .requiresAction, .requiresCapture,
            .canceled:
            record.state = .canceled
            return .ok(record.reference)
        case .succeeded:
            return .invalid(.unexpected(record.state, for: .void))
        }
    }

    /// Gives back a part of what was captured.
    mutating func refund(_ amount: Money) -> PaymentOutcome {
        guard record.state == .succeeded else {
            return .invalid(.unexpected(record.state, for: .refund))
        }
        guard amount.isPositive else { return .invalid(.amountNotPositive) }
        do throws(MoneyError) {
            let refunded = try record.refunded.adding(amount)
            guard try !record.captured.subtracting(refunded).isNegative else {
                return .invalid(.otherAmount)
            }
            record.refunded = refunded
            return .ok(record.reference)
        } catch {
            return .invalid(.otherAmount)
        }
    }
}
