/// One state of a machine.
public enum State: Sendable, Hashable {
    /// Passes its input on, or makes something new of it.
    case pass(PassState)

    /// Calls a function or a service.
    case task(TaskState)

    /// Picks the next state by conditions.
    case choice(ChoiceState)

    /// Waits for a time or until one.
    case wait(WaitState)

    /// Ends the machine with success.
    case succeed(SucceedState)

    /// Ends the machine with an error.
    case fail(FailState)

    /// Runs branches side by side.
    case parallel(ParallelState)

    /// Runs a processor for each item of an array.
    case map(MapState)
}

extension State {
    /// The state's payload, seen as what all states have in common.
    public var definition: any StateDefinition {
        switch self {
        case .pass(let state): state
        case .task(let state): state
        case .choice(let state): state
        case .wait(let state): state
        case .succeed(let state): state
        case .fail(let state): state
        case .parallel(let state): state
        case .map(let state): state
        }
    }

    /// The state's name, unique in the whole machine.
    public var name: String { definition.name }

    /// The state's type.
    public var type: StateType {
        switch self {
        case .pass: .pass
        case .task: .task
        case .choice: .choice
        case .wait: .wait
        case .succeed: .succeed
        case .fail: .fail
        case .parallel: .parallel
        case .map: .map
        }
    }
}

/// The type of a state, as its `Type` member names it.
public enum StateType: String, Sendable, Hashable, CaseIterable {
    /// A ``TaskState``.
    case task = "Task"

    /// A ``WaitState``.
    case wait = "Wait"

    /// A ``PassState``.
    case pass = "Pass"

    /// A ``SucceedState``.
    case succeed = "Succeed"

    /// A ``FailState``.
    case fail = "Fail"

    /// A ``ChoiceState``.
    case choice = "Choice"

    /// A ``ParallelState``.
    case parallel = "Parallel"

    /// A ``MapState``.
    case map = "Map"
}
