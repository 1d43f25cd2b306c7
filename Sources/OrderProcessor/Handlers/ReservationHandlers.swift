public import Functions

/// Sets one line's units aside.
public struct ReserveInventory: FunctionHandler {
    let store: OrderStore

    /// Answers whether there were enough units.
    public func handle(
        _ input: ReservationRequest,
        context: InvocationContext
    ) async throws -> ReservationAnswer {
        let outcome = try await store.reserve(
            input.line,
            for: input.orderID,
            deadline: context.deadline
        )
        switch outcome {
        case .reserved: return .reserved
        case .short(let available): return .short(input.line, available: available)
        }
    }
}

/// Gives one line's units back.
public struct ReleaseReservation: FunctionHandler {
    let store: OrderStore

    /// Releases what is held, or puts a tombstone.
    public func handle(
        _ input: ReservationRequest,
        context: InvocationContext
    ) async throws -> ReleaseAnswer {
        try await store.release(input.line, of: input.orderID, deadline: context.deadline)
        return ReleaseAnswer()
    }
}

/// Sells up to 30 lines of a committed order.
public struct ConsumeReservations: FunctionHandler {
    let store: OrderStore

    /// Consumes the lines, all or none.
    public func handle(
        _ input: ConsumptionRequest,
        context: InvocationContext
    ) async throws -> ConsumptionAnswer {
        try await store.consume(input.lines, of: input.orderID, deadline: context.deadline)
        return ConsumptionAnswer(lineCount: input.lines.count)
    }
}
