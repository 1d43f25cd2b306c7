import Time
import JSON
import JSONata
import StatesLanguage

/// Decides how states follow one another; does none of what takes time.
///
/// A flow is a machine, a branch or an iteration at work: one state at a time. Each input returns
/// what to do next. Whatever waits for nothing (passes, choices, evaluation, data flow, history)
/// happens within one call.
struct Flow: ~Copyable {
    /// What runs the flow, and so what failing in it means.
    enum Owner {
        case machine
        case branch
        case iteration
    }

    /// What the flow waits for.
    enum Phase {
        case none
        case task(CompiledTask, deadline: Instant)
        case pause
        case retry
        case fanOut
    }

    let execution: Execution
    let states: CompiledFlow
    let owner: Owner

    /// The `Map` member of the context object, within an iteration.
    let iterationContext: JSONValue?

    /// The current state.
    var current: CompiledState

    /// What expressions of the current state see: its input, the variables, and where one asks for
    /// it, the context object.
    var scope: JSONataScope

    var lastEventID: Int
    var phase: Phase = .none

    /// The number of the event by which the current state was entered.
    var enteredEventID = 0

    /// When the current state was entered; known only if an expression may ask.
    var enteredDate: Int64 = 0

    /// How often each retrier of the current state has been used; empty until one is.
    var retriesByRetrier: [Int] = []
    var retryCount = 0

    private var transitions = 0

    init(
        _ states: CompiledFlow,
        of execution: Execution,
        owner: Owner,
        input: JSONValue,
        variables: JSONataVariables,
        iterationContext: JSONValue?,
        after eventID: Int
    ) {
        self.execution = execution
        self.states = states
        self.owner = owner
        self.iterationContext = iterationContext
        self.current = states.states[states.start]
        self.scope = JSONataScope(
            input: input,
            variables: variables,
            environment: execution.environment
        )
        self.lastEventID = eventID
    }

    /// The current state's input.
    var input: JSONValue { scope.input }

    /// Begins the flow.
    mutating func start() -> FlowAction {
        enter()
        return advance()
    }

    /// Goes through states until one waits, or the flow ends.
    mutating func advance() -> FlowAction {
        while true {
            if let action = work() { return action }
            transitions &+= 1
            if transitions % WorkflowLimits.transitionsPerClockCheck == 0 {
                if execution.isOverdue { return stop(.timedOut) }
                if transitions % WorkflowLimits.transitionsPerYield == 0 { return .yield }
            }
        }
    }

    /// Does what the current state does, or begins it.
    ///
    /// - Returns: What has to be done first; `nil` when the next state has been entered.
    mutating func work() -> FlowAction? {
        do throws(StateFailure) {
            switch current.work {
            case .pass, .succeed:
                return try leave(by: current.exit)
            case .choice(let choice):
                return try choose(choice)
            case .fail(let fail):
                throw try failure(of: fail)
            case .wait(let wait):
                return try pause(wait)
            case .task(let task):
                return try call(task)
            case .parallel(let parallel):
                return try branchOut(parallel)
            case .map(let map):
                return try iterate(map)
            }
        } catch {
            return recover(from: error)
        }
    }

    /// The end of the flow without an output: by time, or because it was given up.
    mutating func stop(_ outcome: FlowEnd.Outcome) -> FlowAction {
        if case .none = phase {
        } else {
            lastEventID = append(
                .stateAborted(current.type, name: current.name),
                importance: .error
            )
        }
        return finish(outcome)
    }

    func finish(_ outcome: FlowEnd.Outcome) -> FlowAction {
        .finish(FlowEnd(outcome: outcome, lastEventID: lastEventID))
    }

    /// Writes an event behind the last one, and returns its number.
    func append(
        _ details: @autoclosure () -> HistoryEventDetails,
        importance: RecordingLevel = .all
    ) -> Int {
        execution.journal.append(after: lastEventID, importance: importance, details())
    }
}

// MARK: Entering and leaving

extension Flow {
    private mutating func enter() {
        lastEventID = execution.journal.enter(current, input: scope.input, after: lastEventID)
        enteredEventID = lastEventID
        if retryCount > 0 {
            retryCount = 0
            retriesByRetrier = []
        }
        scope.context = nil
        if current.usesContext { enteredDate = execution.clock.wallClockMilliseconds }
    }

    /// Leaves the current state: assigns, puts out, and enters the next state or ends the flow.
    ///
    /// A `result` is what the state's work returned, an `error` what a catcher caught.
    mutating func leave(
        by exit: CompiledExit,
        result: JSONValue? = nil,
        error: JSONValue? = nil
    ) throws(StateFailure) -> FlowAction? {
        var output = error ?? result ?? scope.input
        var assigned: JSONValue?
        if exit.assign != nil || exit.output != nil {
            scope.result = result
            scope.errorOutput = error
            defer {
                scope.result = nil
                scope.errorOutput = nil
            }
            // Both see the variables as they were when the state was entered.
            if let template = exit.assign { assigned = try evaluateAssignment(template) }
            if let template = exit.output {
                output = try evaluate(template)
                if !template.isShortcut { try check(output) }
            }
        }
        if let assigned { scope.variables = scope.variables.setting(assigned) }
        lastEventID = append(
            .stateExited(current.type, name: current.name, output: output, variables: assigned)
        )
        phase = .none
        guard let next = exit.next else { return finish(.succeeded(output)) }
        scope.input = output
        current = states.states[next]
        enter()
        return nil
    }

    private mutating func choose(_ choice: CompiledChoice) throws(StateFailure) -> FlowAction? {
        for rule in choice.rules where try evaluate(rule.condition).boolean == true {
            return try leave(by: rule.exit)
        }
        guard choice.hasDefault else {
            throw failure(
                .noChoiceMatched,
                "Failed to transition out of the state. The state does not point to a next state."
            )
        }
        return try leave(by: current.exit)
    }
}

// MARK: Evaluation

extension Flow {
    /// The context object as the current state sees it.
    func contextObject() -> JSONValue {
        var state: [(String, JSONValue)] = [
            ("Name", JSONValue(current.name)),
            ("EnteredTime", JSONValue(Timestamp.text(milliseconds: enteredDate))),
        ]
        switch current.type {
        case .task, .parallel, .map: state.append(("RetryCount", JSONValue(retryCount)))
        case .pass, .choice, .wait, .succeed, .fail: break
        }
        let context = execution.contextOfExecution.setting("State", to: JSONValue(members: state))
        guard let iterationContext else { return context }
        return context.setting("Map", to: iterationContext)
    }

    /// Makes the context object, unless it is there or nobody reads it.
    mutating func prepareContext(for template: JSONataTemplate) {
        guard current.usesContext, scope.context == nil, template.readsContext else { return }
        scope.context = contextObject()
    }

    private mutating func evaluate(
        _ template: CompiledTemplate
    ) throws(StateFailure) -> JSONValue {
        prepareContext(for: template.template)
        do throws(JSONataFieldError) {
            return try template.evaluate(scope)
        } catch {
            throw failure(FieldFault(error))
        }
    }

    mutating func evaluate(_ template: JSONataTemplate) throws(StateFailure) -> JSONValue {
        prepareContext(for: template)
        do throws(JSONataFieldError) {
            return try template.evaluate(scope)
        } catch {
            throw failure(FieldFault(error))
        }
    }

    mutating func evaluate(_ number: CompiledNumber) throws(StateFailure) -> Double {
        if let template = number.template { prepareContext(for: template) }
        do throws(FieldFault) {
            return try number.evaluate(scope)
        } catch {
            throw failure(error)
        }
    }

    private mutating func evaluateAssignment(
        _ template: JSONataTemplate
    ) throws(StateFailure) -> JSONValue {
        let assigned = try evaluate(template)
        guard !assigned.exceeds(byteCount: WorkflowLimits.assignmentByteLimit) else {
            throw StateFailure.dataLimitExceeded(
                by: current.name,
                state: current.name,
                reach: .namedMatch
            )
        }
        return assigned
    }

    /// Refuses what is too long to be passed on.
    func check(_ payload: JSONValue) throws(StateFailure) {
        guard !payload.exceeds(byteCount: WorkflowLimits.payloadByteLimit) else {
            throw StateFailure.dataLimitExceeded(
                by: current.name,
                state: current.name,
                reach: .namedMatch
            )
        }
    }
}

// MARK: Failures

extension Flow {
    /// A failure of the current state, whose cause says where it happened.
    func failure(_ error: ErrorName, _ text: String, field: String? = nil) -> StateFailure {
        StateFailure(
            error,
            cause: "An error occurred while executing the state '\(current.name)' "
                + "(entered at the event id #\(enteredEventID)). \(text)",
            state: current.name,
            evaluatedField: field
        )
    }

    func failure(_ fault: FieldFault) -> StateFailure {
        failure(.queryEvaluationError, fault.text, field: fault.field)
    }

    private mutating func failure(of fail: CompiledFail) throws(StateFailure) -> StateFailure {
        StateFailure(
            try text(of: fail.error).map(ErrorName.init(rawValue:)),
            cause: try text(of: fail.cause),
            state: current.name,
            reach: .anyMatch
        )
    }

    private mutating func text(of template: JSONataTemplate?) throws(StateFailure) -> String? {
        guard let template else { return nil }
        return try evaluate(template).string
    }
}
