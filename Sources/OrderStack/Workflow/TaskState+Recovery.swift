import Functions
import JSON
import StatesLanguage

extension TaskState {
    /// Calls a function of the order processor.
    init<Input, Output>(
        _ name: String,
        _ function: Function<Input, Output>,
        payload: JSONValue = "{% $states.input %}"
    ) {
        self.init(name, invoking: function.declaration.name, payload: payload)
    }

    /// Tries once more what can pass, within the time of a phase.
    ///
    /// The delay is anything up to a second, so that callers who were turned away together do not
    /// come back together.
    func within(_ budget: TimeBudget) -> TaskState {
        timeout(seconds: budget.secondsPerAttempt(2)).retry(
            OrderErrors.transient,
            intervalSeconds: 1,
            maxAttempts: 1,
            backoffRate: 1,
            maxDelaySeconds: 1,
            jitter: .full
        )
    }
}

extension RecoveringState {
    /// Leads every failure to Abort, and says what the client is to be told.
    ///
    /// - Parameter mayHaveCommitted: Whether the failed state is the one that commits.
    /// - Returns: The state with its catchers.
    func aborting(mayHaveCommitted: Bool = false) -> Self {
        func assign(_ refusal: String) -> JSONValue {
            let members: JSONValue = [
                "refusal": JSONValue(refusal), "failure": "{% $states.errorOutput %}",
            ]
            return mayHaveCommitted ? members.setting("mayHaveCommitted", to: true) : members
        }
        return self.catch(
            OrderErrors.superseded,
            next: "Superseded",
            assign: ["failure": "{% $states.errorOutput %}"]
        )
        .catch(OrderErrors.refusal, next: "Abort", assign: assign("payment_error"))
        .catch(
            OrderErrors.transient + [OrderErrors.timeExhausted],
            next: "Abort",
            assign: assign("unavailable")
        )
        .catch([.all], next: "Abort", assign: assign("internal_error"))
    }
}
