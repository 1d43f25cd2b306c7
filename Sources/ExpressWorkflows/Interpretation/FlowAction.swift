import Time
import JSON

/// What a ``Flow`` wants done before it can go on.
enum FlowAction {
    /// Call a task, and tell ``Flow/taskEnded(with:)``.
    case perform(TaskRequest)

    /// Wait, and tell ``Flow/awoke()``.
    case sleep(until: Instant)

    /// Run branches or iterations, and tell ``Flow/fanOutEnded(with:)``.
    case fanOut(FanOut)

    /// Let others run for a moment, and tell ``Flow/advance()``.
    case yield

    /// Nothing: the flow has ended.
    case finish(FlowEnd)
}

/// How a flow ended.
struct FlowEnd: Sendable {
    enum Outcome: Sendable {
        case succeeded(JSONValue)
        case failed(StateFailure)

        /// The execution's own time is up, which nothing catches.
        case timedOut

        /// Whoever ran the flow gave it up.
        case aborted
    }

    var outcome: Outcome

    /// The number of the last event that the flow caused.
    var lastEventID: Int
}
