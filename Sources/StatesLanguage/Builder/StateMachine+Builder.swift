public import JSON

extension StateMachine {
    /// Creates a machine in JSONata mode from the states that follow.
    ///
    /// ```swift
    /// StateMachine(startAt: "Check", timeoutSeconds: 25) {
    ///     ChoiceState("Check", otherwise: "Refuse") {
    ///         When("{% $states.input.total > 0 %}", next: "Charge")
    ///     }
    ///     TaskState("Charge", invoking: "charge-card", payload: "{% $states.input %}")
    ///         .retry(["Lambda.TooManyRequestsException"], maxAttempts: 5, jitter: .full)
    ///         .catch(next: "Refuse")
    ///     FailState("Refuse", error: "OrderInvalid")
    /// }
    /// ```
    ///
    /// Nothing is checked here: ``diagnostics(as:)`` does that.
    ///
    /// - Parameters:
    ///   - startAt: The name of the state where an execution starts.
    ///   - comment: What the machine is for.
    ///   - timeoutSeconds: The longest time that an execution may take.
    ///   - states: The states.
    public init(
        startAt: String,
        comment: String? = nil,
        timeoutSeconds: Int64? = nil,
        @StatesBuilder states: () -> [State]
    ) {
        self.init(
            startAt: startAt,
            states: states(),
            comment: comment,
            timeoutSeconds: timeoutSeconds
        )
    }
}

extension Branch {
    /// Creates a branch from the states that follow.
    public init(startAt: String, comment: String? = nil, @StatesBuilder states: () -> [State]) {
        self.init(startAt: startAt, states: states(), comment: comment)
    }

    /// Creates a branch of one state.
    public init(_ state: some StateDefinition) {
        self.init(startAt: state.name, states: [state.state])
    }
}

extension ParallelState {
    /// Creates a state from the branches that follow; it ends the machine unless told where to go.
    public init(
        _ name: String,
        arguments: JSONValue? = nil,
        @BranchesBuilder branches: () -> [Branch]
    ) {
        self.init(name, branches: branches(), arguments: arguments)
    }
}

extension MapState {
    /// Creates a state that runs the states that follow for each item.
    ///
    /// It ends the machine unless told where to go.
    ///
    /// - Parameters:
    ///   - name: The state's name.
    ///   - items: An array, or an expression that gives one; absent means the state's input.
    ///   - selector: The template of what each iteration is given; absent means the item.
    ///   - maxConcurrency: How many iterations may run at once; absent means all.
    ///   - startAt: The name of the state where an iteration starts.
    ///   - states: The states of an iteration.
    public init(
        _ name: String,
        items: JSONValue? = nil,
        selector: JSONValue? = nil,
        maxConcurrency: NumberOrExpression? = nil,
        startAt: String,
        @StatesBuilder states: () -> [State]
    ) {
        var processor = ItemProcessor(startAt: startAt, states: states())
        processor.configuration = ProcessorConfiguration()
        self.init(name, items: items, processor: processor)
        itemSelector = selector
        self.maxConcurrency = maxConcurrency
    }
}

extension ChoiceState {
    /// Creates a state from the rules that follow.
    ///
    /// - Parameters:
    ///   - name: The state's name.
    ///   - otherwise: The state to go to when no condition holds.
    ///   - rules: The rules; the first whose condition holds applies.
    public init(
        _ name: String,
        otherwise: String? = nil,
        @ChoiceRulesBuilder rules: () -> [ChoiceRule]
    ) {
        self.init(name, choices: rules(), defaultNext: otherwise)
    }
}

extension TaskState {
    /// Creates a state that calls a function by its name, through the Lambda integration.
    ///
    /// The state's output is what the function returned. It ends the machine unless told where
    /// to go.
    ///
    /// - Parameters:
    ///   - name: The state's name.
    ///   - function: The function's name or ARN.
    ///   - payload: The template of what the function is given.
    public init(
        _ name: String,
        invoking function: String,
        payload: JSONValue = "{% $states.input %}"
    ) {
        self.init(
            name,
            resource: .lambdaInvoke,
            arguments: ["FunctionName": JSONValue(function), "Payload": payload]
        )
        output = "{% $states.result.Payload %}"
    }
}
