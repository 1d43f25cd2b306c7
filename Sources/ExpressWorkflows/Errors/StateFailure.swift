import JSON
import StatesLanguage

/// Why a state failed: what its retriers and catchers see.
struct StateFailure: Error, Sendable {
    /// Which retriers and catchers may take a failure.
    enum Reach: Sendable {
        /// Those that name it, and those that name `States.ALL`.
        case anyMatch

        /// Those that name it.
        ///
        /// Step Functions documents that `States.ALL` doesn't match `States.DataLimitExceeded`.
        case namedMatch

        /// None: `States.Runtime` ends the execution.
        case nobody
    }

    /// The error's name.
    ///
    /// Absent where a `Fail` state gives none.
    var error: ErrorName?

    /// What is known beyond the name.
    var cause: String?

    /// Which retriers and catchers may take the failure.
    var reach: Reach

    /// The field whose expression failed, if that is why.
    var evaluatedField: String?

    /// The state that failed first.
    var state: String

    init(
        _ error: ErrorName?,
        cause: String?,
        state: String,
        reach: Reach? = nil,
        evaluatedField: String? = nil
    ) {
        self.error = error
        self.cause = cause
        self.reach = reach ?? (error == .runtime ? .nobody : .anyMatch)
        self.evaluatedField = evaluatedField
        self.state = state
    }

    /// The failure as events tell it.
    var event: EventFailure { EventFailure(error: error?.rawValue, cause: cause) }

    /// The failure as catchers see it: an object with `Error` and `Cause`.
    var output: JSONValue {
        var members: [(String, JSONValue)] = []
        if let error { members.append(("Error", JSONValue(error.rawValue))) }
        if let cause { members.append(("Cause", JSONValue(cause))) }
        return JSONValue(members: members)
    }
}

extension StateFailure {
    /// A result, output or variable is too long; `name` is the state's or the task's.
    static func dataLimitExceeded(by name: String, state: String, reach: Reach) -> StateFailure {
        StateFailure(
            .dataLimitExceeded,
            cause: "The state/task '\(name)' returned a result with a size exceeding the maximum "
                + "number of bytes service limit.",
            state: state,
            reach: reach
        )
    }

    /// A task took longer than it may.
    static func timeout(state: String) -> StateFailure {
        StateFailure(.timeout, cause: nil, state: state)
    }
}
