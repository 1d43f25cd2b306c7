public import Functions

/// Commits the order: the one point after which nothing is undone.
public struct SaveOrder: FunctionHandler {
    let store: OrderStore

    /// Answers once the order exists.
    public func handle(
        _ input: SaveRequest,
        context: InvocationContext
    ) async throws -> SaveAnswer {
        try await store.commit(input.order, deadline: context.deadline)
        return SaveAnswer(status: input.order.status)
    }
}
