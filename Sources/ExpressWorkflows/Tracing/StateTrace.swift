public import JSON
public import StatesLanguage

/// One visit of one state, as an execution's history tells it.
public struct StateTrace: Sendable, Hashable {
    /// How the visit ended.
    public enum Outcome: Sendable, Hashable {
        /// With an output.
        case succeeded

        /// With an error that a catcher took.
        case caught

        /// With an error that nothing in the state took.
        case failed

        /// It was given up.
        case aborted

        /// The history doesn't say.
        case unknown
    }

    /// The state's name.
    public var name: String

    /// The state's type.
    public var type: StateType

    /// How the visit ended.
    public var outcome: Outcome

    /// When it began, in milliseconds since 1970.
    public var startDate: Int64

    /// When it ended, in milliseconds since 1970; absent where the history doesn't say.
    public var stopDate: Int64?

    /// The state's input.
    public var input: JSONValue

    /// The state's output, if it has one.
    public var output: JSONValue?

    /// The variables that it assigned: an object, by their names.
    public var variables: JSONValue?

    /// The last error, be it caught or not.
    public var failure: EventFailure?

    /// The calls of a task, one per attempt.
    public var attempts: [Attempt]

    /// The branches or iterations, in the order in which they began.
    public var branches: [Branch]
}

extension StateTrace {
    /// One call of a task.
    public struct Attempt: Sendable, Hashable {
        /// What was called.
        public var resource: TaskResource

        /// What the task was given.
        public var parameters: JSONValue

        /// When it was called, in milliseconds since 1970.
        public var startDate: Int64

        /// When it ended, in milliseconds since 1970; absent where the history doesn't say.
        public var stopDate: Int64?

        /// What it returned, if it did.
        public var output: JSONValue?

        /// How it failed, if it did.
        public var failure: EventFailure?
    }

    /// One branch or iteration.
    public struct Branch: Sendable, Hashable {
        /// The iteration's index; absent for a branch of a `Parallel` state.
        public var index: Int?

        /// Which attempt of the state it belongs to, counting from 1.
        public var attempt: Int

        /// The visits of its states.
        public var states: [StateTrace]
    }
}
