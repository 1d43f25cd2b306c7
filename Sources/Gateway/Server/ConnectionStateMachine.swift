package import Time

/// Decides how long a connection may stay in each phase of a request; does nothing about it.
///
/// Time passes for whatever the client owes: a request's head, the rest of its body, the taking of
/// its answer. While the gateway itself works, no time passes.
package struct ConnectionStateMachine: ~Copyable {
    /// How long each phase may take, and how much is read in vain.
    package struct Limits: Sendable {
        package var headTime: Duration = GatewayLimits.headTime
        package var bodyTime: Duration = GatewayLimits.bodyTime
        package var answerTime: Duration = GatewayLimits.answerTime
        package var stoppingTime: Duration = GatewayLimits.stoppingTime
        package var discardedByteCount = GatewayLimits.discardedByteCount

        package init() {}
    }

    /// What the caller does after an input.
    package enum Action: Equatable {
        /// Nothing.
        case none
        /// Close the connection.
        case close
    }

    /// What the caller does when its timer fires.
    package enum TimerAction: Equatable {
        /// Let it fire again then.
        case sleep(until: Instant)
        /// Let it fire again after the shortest time limit.
        case sleepAgain
        /// Close the connection.
        case close
    }

    private let limits: Limits

    /// Requests whose head came and whose answer is not written yet.
    private var openRequests = 0

    /// Whether the latest request's body is still coming.
    private var isReadingBody = false

    /// Whether an answer is being written, and not yet taken.
    private var isAnswering = false

    /// How much of the body came after its answer was written.
    private var discardedByteCount = 0

    /// When the client must have done what it owes; `nil` while it owes nothing.
    private var deadline: Instant?

    /// Whether the server waits for its last answers to be taken.
    private var isStopping = false

    package init(limits: Limits, now: Instant) {
        self.limits = limits
        deadline = now + limits.headTime
    }

    /// The shortest time after which a deadline may pass: how often the timer must fire at least.
    package var shortestTime: Duration {
        let time = min(limits.headTime, limits.bodyTime, limits.answerTime)
        return isStopping ? min(time, limits.stoppingTime) : time
    }

    /// When the client must have done what it may take so long for.
    private func end(of time: Duration, from now: Instant) -> Instant {
        now + (isStopping ? min(time, limits.stoppingTime) : time)
    }

    package mutating func headCame(now: Instant) {
        openRequests += 1
        isReadingBody = true
        discardedByteCount = 0
        deadline = end(of: limits.bodyTime, from: now)
    }

    package mutating func bodyCame(byteCount: Int) -> Action {
        guard openRequests == 0 else { return .none }
        discardedByteCount += byteCount
        return discardedByteCount > limits.discardedByteCount ? .close : .none
    }

    package mutating func requestEnded(now: Instant) {
        isReadingBody = false
        deadline =
            openRequests == 0
            ? end(of: limits.headTime, from: now) : isAnswering ? deadline : nil
    }

    package mutating func answerBegins(now: Instant) {
        isAnswering = true
        if !isReadingBody { deadline = end(of: limits.answerTime, from: now) }
    }

    /// The answer was handed to the connection in full.
    package mutating func answerEnded() {
        openRequests = max(0, openRequests - 1)
    }

    /// The client has taken the answer.
    package mutating func answerTaken(now: Instant) {
        isAnswering = false
        guard !isReadingBody else { return }
        deadline = openRequests == 0 ? end(of: limits.headTime, from: now) : nil
    }

    /// The server stops: a client that owes something, now or later, has little time for it.
    ///
    /// - Returns: After what time the timer must fire.
    package mutating func serverStops(now: Instant) -> Duration {
        isStopping = true
        if let deadline { self.deadline = min(deadline, now + limits.stoppingTime) }
        return shortestTime
    }

    package func timerFired(now: Instant) -> TimerAction {
        guard let deadline else { return .sleepAgain }
        return now >= deadline ? .close : .sleep(until: deadline)
    }
}
