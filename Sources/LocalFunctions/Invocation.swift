import Time
import Functions

/// One invocation: its context, its two deadlines, and what to call its end.
struct Invocation: Sendable {
    let function: BoundFunction
    let context: InvocationContext

    /// When the function's own time limit passes.
    private let ownDeadline: Instant

    private let callerDeadline: Instant?

    init(
        of function: BoundFunction,
        requestID: RequestID,
        start: Instant,
        callerDeadline: Instant?
    ) {
        self.function = function
        self.callerDeadline = callerDeadline
        let ownDeadline = start.advanced(by: function.declaration.timeLimit)
        self.ownDeadline = ownDeadline
        context = InvocationContext(
            requestID: requestID,
            functionName: function.declaration.name,
            deadline: callerDeadline.map { min($0, ownDeadline) } ?? ownDeadline
        )
    }

    /// Refuses an answer behind the function's time limit, at which Lambda would have ended it.
    func checkOwnDeadline(_ clock: InvocationClock) throws(InvocationFailure) {
        guard clock.now() < ownDeadline else { throw timeLimitFailure }
    }

    /// The failure when the function's own time limit passed.
    private var timeLimitFailure: InvocationFailure {
        .timedOut(after: function.declaration.timeLimit, requestID: context.requestID)
    }

    /// The failure when the earlier of both deadlines passed.
    var deadlineFailure: InvocationFailure {
        context.deadline < ownDeadline ? .deadline : timeLimitFailure
    }

    /// The failure when the handler threw.
    ///
    /// What a handler throws because its time is over, whatever it calls it, is the time-out.
    func failure(
        for error: any Error,
        at now: Instant,
        isCancelled: Bool
    ) -> InvocationFailure {
        if now >= ownDeadline { return timeLimitFailure }
        if let callerDeadline, now >= callerDeadline { return .deadline }
        if isCancelled, error is CancellationError { return .cancelled }
        return InvocationFailure(throwing: error, requestID: context.requestID)
    }
}
