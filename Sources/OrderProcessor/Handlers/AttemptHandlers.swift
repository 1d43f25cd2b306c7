public import Functions

/// Writes the attempt as open.
public struct OpenAttempt: FunctionHandler {
    let store: OrderStore

    /// Opens the attempt, unless it is open.
    public func handle(
        _ input: AttemptRequest,
        context: InvocationContext
    ) async throws -> AttemptAnswer {
        try await store.open(input.attempt, deadline: context.deadline)
        return AttemptAnswer(state: .open)
    }
}

/// Notes the payment object in the attempt.
public struct AttachPayment: FunctionHandler {
    let store: OrderStore

    /// Attaches the object while the attempt is open.
    public func handle(
        _ input: AttachRequest,
        context: InvocationContext
    ) async throws -> AttemptAnswer {
        try await store.attach(input.payment, to: input.orderID, deadline: context.deadline)
        return AttemptAnswer(state: .open, paymentReference: input.payment)
    }
}

/// Marks the attempt as aborting, so that nobody can commit it.
public struct AbortAttempt: FunctionHandler {
    let store: OrderStore

    /// Answers with what is known of the attempt, above all the payment to give up.
    public func handle(
        _ input: AttemptRequest,
        context: InvocationContext
    ) async throws -> AttemptAnswer {
        let attempt = try await store.abort(
            input.attempt,
            reason: input.reason ?? "unknown",
            deadline: context.deadline
        )
        return AttemptAnswer(state: attempt.state, paymentReference: attempt.paymentReference)
    }
}

/// Marks the attempt as aborted: nothing is held any more.
public struct CloseAttempt: FunctionHandler {
    let store: OrderStore

    /// Closes an aborting attempt.
    public func handle(
        _ input: OrderReference,
        context: InvocationContext
    ) async throws -> AttemptAnswer {
        try await store.close(input.orderID, deadline: context.deadline)
        return AttemptAnswer(state: .aborted)
    }
}
