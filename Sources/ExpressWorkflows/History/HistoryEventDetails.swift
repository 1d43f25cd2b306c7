public import JSON
public import StatesLanguage

/// What a ``HistoryEvent`` tells.
public enum HistoryEventDetails: Sendable, Hashable {
    /// The execution began.
    case executionStarted(input: JSONValue, roleARN: String)

    /// The execution ended with an output.
    case executionSucceeded(output: JSONValue)

    /// The execution ended with an error.
    case executionFailed(EventFailure)

    /// The execution took too long.
    case executionTimedOut(EventFailure)

    /// Whoever ran the execution gave it up.
    case executionAborted

    /// A state began.
    case stateEntered(StateType, name: String, input: JSONValue)

    /// A state ended, with an output and perhaps with variables: an object, by their names.
    case stateExited(StateType, name: String, output: JSONValue, variables: JSONValue?)

    /// A state that waited was given up.
    case stateAborted(StateType, name: String)

    /// A task is about to be called, with these parameters and this limit in seconds.
    case taskScheduled(TaskResource, parameters: JSONValue, timeoutSeconds: Int?)

    /// A task was called.
    case taskStarted(TaskResource)

    /// A task returned.
    case taskSucceeded(TaskResource, output: JSONValue)

    /// A task failed.
    case taskFailed(TaskResource, EventFailure)

    /// A task took too long.
    case taskTimedOut(TaskResource, EventFailure)

    /// A `Parallel` state's branches begin.
    case parallelStarted

    /// A `Parallel` state's branches have all ended.
    case parallelSucceeded

    /// A branch failed, and no catcher of the `Parallel` state took it.
    case parallelFailed(EventFailure)

    /// A `Map` state's iterations begin: so many.
    case mapStarted(length: Int)

    /// A `Map` state's iterations have all ended.
    case mapSucceeded

    /// A `Map` state failed.
    case mapFailed(EventFailure)

    /// An iteration began.
    case iterationStarted(MapIteration)

    /// An iteration ended.
    case iterationSucceeded(MapIteration)

    /// An iteration failed.
    case iterationFailed(MapIteration)

    /// An iteration was given up.
    case iterationAborted(MapIteration)

    /// A query expression failed, in this field of this state.
    case evaluationFailed(EventFailure, location: String?, state: String)
}

/// The error that an event tells of.
public struct EventFailure: Sendable, Hashable {
    /// The error's name.
    public var error: String?

    /// What is known beyond the name.
    public var cause: String?

    /// Creates a failure.
    public init(error: String?, cause: String?) {
        self.error = error
        self.cause = cause
    }
}

/// Which iteration of which `Map` state an event tells of.
public struct MapIteration: Sendable, Hashable {
    /// The state's name.
    public var name: String

    /// The iteration's index, counting from 0.
    public var index: Int

    /// Creates an iteration's name.
    public init(name: String, index: Int) {
        self.name = name
        self.index = index
    }
}
