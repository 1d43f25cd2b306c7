public import Functions

/// Looks the products up, merges lines, and adds the prices up.
public struct ValidateOrder: FunctionHandler {
    let store: OrderStore

    /// Answers with the priced order or with all faults of the request together.
    public func handle(
        _ input: OrderBody,
        context: InvocationContext
    ) async throws -> ValidationAnswer {
        let draft = RequestDraft(reading: input.json)
        let ids = draft.productIDs
        let catalogue =
            ids.isEmpty ? [] : try await store.products(ids, deadline: context.deadline)
        let pricing = draft.priced(by: catalogue)
        if let order = pricing.order { return .order(order) }
        return .faults(pricing.faults)
    }
}
