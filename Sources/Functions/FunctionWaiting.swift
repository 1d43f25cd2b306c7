/// Where a handler may suspend, and thereby who enforces its time limit.
public enum FunctionWaiting: Hashable, Sendable {
    /// The handler waits only in calls that take the invocation's deadline and give up at it.
    ///
    /// Table stores and payment processors do. Such a handler runs in its caller's task: an
    /// invocation costs no task and no thread hop.
    case untilDeadline

    /// The handler may wait, or compute, for as long as it likes.
    ///
    /// It runs in a task of its own beside a timer; at its time limit the task is cancelled and the
    /// caller goes on without it.
    case anywhere
}
