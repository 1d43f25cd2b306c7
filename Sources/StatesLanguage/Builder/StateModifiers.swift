public import JSON

extension StateDefinition {
    /// The state with a comment.
    public func comment(_ text: String) -> Self {
        var state = self
        state.comment = text
        return state
    }
}

extension OutputState {
    /// The state with a template of its output.
    public func output(_ template: JSONValue) -> Self {
        var state = self
        state.output = template
        return state
    }
}

extension AssigningState {
    /// The state with variables that it assigns, beside those that it assigns already.
    public func assign(_ variables: JSONValue) -> Self {
        var state = self
        state.assign = (state.assign ?? [:]).merging(variables)
        return state
    }
}

extension TransitioningState {
    /// The state, going on to another one.
    public func next(_ name: String) -> Self {
        var state = self
        state.transition = .next(name)
        return state
    }
}

extension RecoveringState {
    /// The state with one more rule for trying again.
    public func retry(_ retrier: Retrier) -> Self {
        var state = self
        state.retriers.append(retrier)
        return state
    }

    /// The state with one more rule for trying again; what isn't given has its default.
    public func retry(
        _ errors: [ErrorName] = [.all],
        intervalSeconds: Int64? = nil,
        maxAttempts: Int64? = nil,
        backoffRate: Double? = nil,
        maxDelaySeconds: Int64? = nil,
        jitter: Retrier.JitterStrategy? = nil
    ) -> Self {
        retry(
            Retrier(
                errors,
                intervalSeconds: intervalSeconds,
                maxAttempts: maxAttempts,
                backoffRate: backoffRate,
                maxDelaySeconds: maxDelaySeconds,
                jitter: jitter
            )
        )
    }

    /// The state with one more rule for handing an error on.
    public func `catch`(
        _ errors: [ErrorName] = [.all],
        next: String,
        assign: JSONValue? = nil,
        output: JSONValue? = nil
    ) -> Self {
        var state = self
        state.catchers.append(Catcher(errors, next: next, assign: assign, output: output))
        return state
    }
}

extension TaskState {
    /// The state with a longest time for one attempt, and between two signs of life.
    public func timeout(
        seconds: NumberOrExpression,
        heartbeatSeconds: NumberOrExpression? = nil
    ) -> Self {
        var state = self
        state.timeoutSeconds = seconds
        state.heartbeatSeconds = heartbeatSeconds
        return state
    }
}

extension MapState {
    /// The state, with failures of iterations that it lets pass.
    public func tolerating(
        failures: NumberOrExpression? = nil,
        percentage: NumberOrExpression? = nil
    ) -> Self {
        var state = self
        state.tolerance = FailureTolerance(count: failures, percentage: percentage)
        return state
    }
}

extension JSONValue {
    /// The members of both objects; those of the other one win.
    ///
    /// What is no object is replaced, so that the fault shows when the machine is checked.
    fileprivate func merging(_ other: JSONValue) -> JSONValue {
        guard object != nil, let members = other.object else { return other }
        return members.reduce(self) { $0.setting($1.key, to: $1.value) }
    }
}
