public import JSON

/// What calls the functions and services that `Task` states name.
public protocol TaskHandler: Sendable {
    /// Does what a state asks for, and returns its result.
    ///
    /// The call runs in the execution's own task. It should not outlast
    /// ``TaskRequest/deadline``, and end early when its task is cancelled; whatever comes after
    /// the deadline counts as a time-out, and whatever comes after a cancellation is dropped.
    ///
    /// - Throws: The failure, under the name that retriers and catchers match.
    func perform(_ request: TaskRequest) async throws(TaskFailure) -> JSONValue
}
