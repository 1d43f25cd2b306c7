public import Functions

/// Confirms a committed order to its customer.
public struct SendConfirmation: FunctionHandler {
    let sender: any ConfirmationSender

    /// Answers once the confirmation is on its way.
    public func handle(
        _ input: OrderNotice,
        context: InvocationContext
    ) async throws -> NoticeAnswer {
        let confirmation = Confirmation(
            orderID: input.orderID,
            customerID: input.customerID,
            email: input.email,
            total: input.total
        )
        do {
            try await sender.send(confirmation, deadline: context.deadline)
        } catch {
            throw FunctionError("ConfirmationFailed", "\(error)")
        }
        return NoticeAnswer()
    }
}

/// Counts a committed order.
public struct UpdateMetrics: FunctionHandler {
    let metrics: OrderMetrics

    /// Answers once the order is counted.
    public func handle(
        _ input: OrderNotice,
        context: InvocationContext
    ) async throws -> NoticeAnswer {
        metrics.count(input.total, paidBy: input.paymentMethod)
        return NoticeAnswer()
    }
}
