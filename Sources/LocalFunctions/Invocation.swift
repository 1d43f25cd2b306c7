import Functions

/// One invocation: its context, its two deadlines, and what to call its end.
struct Invocation: Sendable {
    let context: InvocationContext

    /// When the function's own time limit passes.
    let ownDeadline: ContinuousClock.Instant

    private let callerDeadline: ContinuousClock.Instant?
    private let timeLimit: Duration

    init(
        declaration: FunctionDeclaration,
        requestID: RequestID,
        start: ContinuousClock.Instant,
        callerDeadline: ContinuousClock.Instant?
    ) {
        let ownDeadline = start.advanced(by: declaration.timeLimit)
        self.ownDeadline = ownDeadline
        self.callerDeadline = callerDeadline
        timeLimit = declaration.timeLimit
        context = InvocationContext(
            requestID: requestID,
            functionName: declaration.name,
            deadline: callerDeadline.map { min($0, ownDeadline) } ?? ownDeadline
        )
    }

    /// The failure when the function's own time limit passed.
    var timeLimitFailure: InvocationFailure {
        .timedOut(after: timeLimit, requestID: context.requestID)
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
        at now: ContinuousClock.Instant,
        isCancelled: Bool
    ) -> InvocationFailure {
        if now >= ownDeadline { return timeLimitFailure }
        if let callerDeadline, now >= callerDeadline { return .deadline }
        if isCancelled, error is CancellationError { return .cancelled }
        return InvocationFailure(throwing: error, requestID: context.requestID)
    }
}
