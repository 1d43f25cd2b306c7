public import Functions
import Payments

/// Makes a payment object without moving money.
public struct PreparePayment: FunctionHandler {
    let processors: PaymentProcessors

    /// Answers with the object's name.
    public func handle(
        _ input: PreparationRequest,
        context: InvocationContext
    ) async throws -> PreparationAnswer {
        let processor = processors[input.request.method]
        let outcome = await processor.prepare(input.request, deadline: context.deadline)
        return PreparationAnswer(payment: try outcome.get())
    }
}

/// Holds the amount of a payment object.
public struct AuthorizePayment: FunctionHandler {
    let processors: PaymentProcessors

    /// Answers once the amount is held.
    public func handle(
        _ input: PaymentStepRequest,
        context: InvocationContext
    ) async throws -> PaymentStatusAnswer {
        let outcome = await processors[input.processor].authorize(
            input.payment,
            for: input.attempt,
            deadline: context.deadline
        )
        _ = try outcome.get()
        return PaymentStatusAnswer(status: .authorized)
    }
}

/// Gives a payment object up.
public struct VoidPayment: FunctionHandler {
    let processors: PaymentProcessors

    /// Answers once nothing is held, nor can be.
    public func handle(
        _ input: PaymentStepRequest,
        context: InvocationContext
    ) async throws -> PaymentStatusAnswer {
        let outcome = await processors[input.processor].void(
            input.payment,
            for: input.attempt,
            deadline: context.deadline
        )
        _ = try outcome.get()
        return PaymentStatusAnswer(status: .voided)
    }
}

/// Takes the held amount of a committed order.
public struct CapturePayment: FunctionHandler {
    let store: OrderStore
    let processors: PaymentProcessors

    /// Captures, then notes it in the order; both may be repeated.
    public func handle(
        _ input: CaptureRequest,
        context: InvocationContext
    ) async throws -> PaymentStatusAnswer {
        let outcome = await processors[input.step.processor].capture(
            input.amount,
            of: input.step.payment,
            for: input.step.attempt,
            deadline: context.deadline
        )
        _ = try outcome.get()
        let status = try await store.note(
            .captured,
            of: input.step.attempt.orderID,
            deadline: context.deadline
        )
        return PaymentStatusAnswer(status: status)
    }
}

/// Notes that the amount of a committed order is still to be taken.
public struct DeferCapture: FunctionHandler {
    let store: OrderStore

    /// Answers with the order's payment status, which is captured where that was noted before.
    public func handle(
        _ input: OrderReference,
        context: InvocationContext
    ) async throws -> PaymentStatusAnswer {
        let status = try await store.note(
            .capturePending,
            of: input.orderID,
            deadline: context.deadline
        )
        return PaymentStatusAnswer(status: status)
    }
}
