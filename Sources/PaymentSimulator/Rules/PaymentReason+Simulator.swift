import Payments

extension PaymentReason {
    static func declined(_ code: String) -> PaymentReason {
        PaymentReason(code: code, message: "The payment was declined")
    }

    static func actionRequired(_ code: String) -> PaymentReason {
        PaymentReason(code: code, message: "The customer has to confirm the payment")
    }

    static let otherParameters = PaymentReason(
        code: "idempotency_error",
        message: "The operation key was used before with other parameters"
    )

    static let missingPayment = PaymentReason(
        code: "resource_missing",
        message: "No such payment in this ledger"
    )

    static let missingMethod = PaymentReason(
        code: "resource_missing",
        message: "No such payment method"
    )

    static let amountNotPositive = PaymentReason(
        code: "parameter_invalid_integer",
        message: "The amount must be above zero"
    )

    static let otherAmount = PaymentReason(
        code: "amount_mismatch",
        message: "The amount or currency differs from what the payment allows"
    )

    static func unexpected(_ state: PaymentState, for operation: PaymentOperation) -> PaymentReason
    {
        PaymentReason(
            code: "payment_intent_unexpected_state",
            message: "The payment cannot be asked to \(operation): its state is \(state)"
        )
    }
}

extension PaymentReason {
    static let unavailable = PaymentReason(
        code: "processor_unavailable",
        message: "The processor cannot serve now"
    )

    static let connectionLost = PaymentReason(
        code: "connection_lost",
        message: "The connection to the processor was lost before its answer"
    )

    static let late = PaymentReason(
        code: "timeout",
        message: "The processor did not answer in time"
    )
}

extension LedgerFailure {
    /// The failure in a processor's words.
    var reason: PaymentReason {
        switch self {
        case .notDone(let text), .unknown(let text):
            PaymentReason(code: "processor_unavailable", message: text)
        }
    }
}

extension LedgerFailure {
    /// What the failure means to who asked.
    var outcome: PaymentOutcome {
        switch self {
        case .notDone: .retryable(reason)
        case .unknown: .unknown(reason)
        }
    }
}
