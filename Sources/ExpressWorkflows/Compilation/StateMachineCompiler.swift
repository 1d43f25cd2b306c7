import JSON
import JSONata
import StatesLanguage

/// Turns definitions into what the interpreter runs, and gathers what cannot be turned.
struct StateMachineCompiler {
    private(set) var diagnostics: [Diagnostic] = []

    /// The names of the states of the flow that is being compiled.
    private var indices: [String: Int] = [:]

    /// Where the state that is being compiled stands, as a JSON Pointer.
    private var location = ""

    /// Whether an expression of the state that is being compiled reads `$states.context`.
    private var usesContext = false

    /// Compiles the states of a machine, a branch or an item processor.
    mutating func compile(_ states: [State], startAt: String, location: String) -> CompiledFlow {
        let outer = (indices: indices, location: self.location, usesContext: usesContext)
        indices = Dictionary(
            states.enumerated().map { ($1.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var flowUsesContext = false
        var compiled: [CompiledState] = []
        for state in states {
            self.location = location + "/" + state.name.escapedForPointer
            usesContext = false
            compiled.append(compile(state))
            flowUsesContext = flowUsesContext || usesContext
        }
        let start = index(of: startAt) ?? 0
        indices = outer.indices
        self.location = outer.location
        // A state that contains the flow passes the context on, so it needs one, too.
        usesContext = outer.usesContext || flowUsesContext
        return CompiledFlow(states: compiled, start: start, usesContext: flowUsesContext)
    }

    private mutating func compile(_ state: State) -> CompiledState {
        switch state {
        case .pass(let pass):
            make(pass, .pass, exit: exit(of: pass))
        case .succeed(let succeed):
            make(succeed, .succeed, exit: CompiledExit(output: output(succeed.output, "Output")))
        case .fail(let fail):
            make(fail, .fail(compile(fail)), exit: CompiledExit())
        case .choice(let choice):
            make(choice, .choice(compile(choice)), exit: defaultExit(of: choice))
        case .wait(let wait):
            make(wait, .wait(compile(wait)), exit: exit(of: wait))
        case .task(let task):
            recovering(task, .task(compile(task)))
        case .parallel(let parallel):
            recovering(parallel, .parallel(compile(parallel)))
        case .map(let map):
            recovering(map, .map(compile(map)))
        }
    }

    private mutating func make(
        _ state: some StateDefinition,
        _ work: CompiledState.Work,
        exit: CompiledExit
    ) -> CompiledState {
        CompiledState(
            name: state.name,
            type: state.state.type,
            work: work,
            exit: exit,
            usesContext: usesContext
        )
    }

    private mutating func recovering(
        _ state: some RecoveringState,
        _ work: CompiledState.Work
    ) -> CompiledState {
        let exit = exit(of: state, allows: [.input, .context, .result])
        let catchers = state.catchers.enumerated().map { compile($1, at: $0) }
        return CompiledState(
            name: state.name,
            type: state.state.type,
            work: work,
            exit: exit,
            retriers: state.retriers.map(RetryPolicy.init),
            catchers: catchers,
            usesContext: usesContext
        )
    }
}

// MARK: The types of states

extension StateMachineCompiler {
    private mutating func compile(_ fail: FailState) -> CompiledFail {
        CompiledFail(
            error: template(fail.error.map { JSONValue($0) }, "Error", expecting: .string),
            cause: template(fail.cause.map { JSONValue($0) }, "Cause", expecting: .string)
        )
    }

    private mutating func compile(_ choice: ChoiceState) -> CompiledChoice {
        var rules: [CompiledChoice.Rule] = []
        for (index, rule) in choice.choices.enumerated() {
            let field = "Choices[\(index)]"
            let condition = template(rule.condition, field + "/Condition", expecting: .boolean)
            let exit = CompiledExit(
                assign: template(rule.assign, field + "/Assign"),
                output: output(rule.output, field + "/Output"),
                next: self.index(of: rule.next)
            )
            guard let condition else { continue }
            rules.append(CompiledChoice.Rule(condition: condition, exit: exit))
        }
        return CompiledChoice(rules: rules, hasDefault: choice.defaultNext != nil)
    }

    private mutating func defaultExit(of choice: ChoiceState) -> CompiledExit {
        CompiledExit(
            assign: template(choice.assign, "Assign"),
            output: output(choice.output, "Output"),
            next: choice.defaultNext.flatMap { index(of: $0) }
        )
    }

    private mutating func compile(_ wait: WaitState) -> CompiledWait {
        switch wait.delay {
        case .seconds(let seconds):
            let range = 0...Double(WorkflowLimits.secondsLimit)
            return CompiledWait(seconds: number(seconds, "Seconds", range))
        case .timestamp(let text):
            return CompiledWait(
                timestamp: template(JSONValue(text), "Timestamp", expecting: .string)
            )
        }
    }

    private mutating func compile(_ task: TaskState) -> CompiledTask {
        let seconds = 1...Double(WorkflowLimits.secondsLimit)
        return CompiledTask(
            resource: task.resource,
            arguments: template(task.arguments, "Arguments"),
            timeout: number(task.timeoutSeconds, "TimeoutSeconds", seconds),
            heartbeat: number(task.heartbeatSeconds, "HeartbeatSeconds", seconds)
        )
    }

    private mutating func compile(_ parallel: ParallelState) -> CompiledParallel {
        var branches: [CompiledFlow] = []
        for (index, branch) in parallel.branches.enumerated() {
            branches.append(
                compile(
                    branch.states,
                    startAt: branch.startAt,
                    location: location + "/Branches/\(index)/States"
                )
            )
        }
        return CompiledParallel(
            branches: branches,
            arguments: template(parallel.arguments, "Arguments")
        )
    }

    private mutating func compile(_ map: MapState) -> CompiledMap {
        CompiledMap(
            items: template(map.items, "Items", expecting: .array),
            selector: template(map.itemSelector, "ItemSelector"),
            processor: compile(
                map.itemProcessor.states,
                startAt: map.itemProcessor.startAt,
                location: location + "/ItemProcessor/States"
            ),
            maxConcurrency: number(
                map.maxConcurrency,
                "MaxConcurrency",
                0...Double(WorkflowLimits.secondsLimit)
            ),
            toleratedCount: number(
                map.tolerance.count,
                "ToleratedFailureCount",
                0...Double(Int32.max)
            ),
            toleratedPercentage: number(
                map.tolerance.percentage,
                "ToleratedFailurePercentage",
                0...100,
                isWhole: false
            )
        )
    }

    private mutating func compile(_ catcher: Catcher, at index: Int) -> CompiledCatcher {
        let field = "Catch[\(index)]"
        let allows: JSONataStates = [.input, .context, .errorOutput]
        return CompiledCatcher(
            errors: ErrorMatcher(catcher.errorEquals),
            exit: CompiledExit(
                assign: template(catcher.assign, field + "/Assign", allows: allows),
                output: output(catcher.output, field + "/Output", allows: allows),
                next: self.index(of: catcher.next)
            )
        )
    }
}

// MARK: Fields

extension StateMachineCompiler {
    private mutating func exit(
        of state: some TransitioningState,
        allows: JSONataStates = [.input, .context]
    ) -> CompiledExit {
        var next: Int?
        if case .next(let name) = state.transition { next = index(of: name) }
        return CompiledExit(
            assign: template(state.assign, "Assign", allows: allows),
            output: output(state.output, "Output", allows: allows),
            next: next
        )
    }

    private mutating func output(
        _ value: JSONValue?,
        _ field: String,
        allows: JSONataStates = [.input, .context]
    ) -> CompiledTemplate? {
        guard let value, let template = template(value, field, allows: allows) else { return nil }
        return CompiledTemplate(template, source: value)
    }

    private mutating func template(
        _ value: JSONValue?,
        _ field: String,
        allows: JSONataStates = [.input, .context],
        expecting: JSONataResultType = .any
    ) -> JSONataTemplate? {
        guard let value else { return nil }
        do throws(JSONataTemplateError) {
            let template = try JSONataTemplate(
                value,
                field: field,
                allows: allows,
                expecting: expecting
            )
            usesContext = usesContext || template.readsContext
            return template
        } catch {
            report(error, field: field)
            return nil
        }
    }

    private mutating func number(
        _ value: NumberOrExpression?,
        _ field: String,
        _ range: ClosedRange<Double>,
        isWhole: Bool = true
    ) -> CompiledNumber? {
        guard let value else { return nil }
        do throws(JSONataTemplateError) {
            let number = try CompiledNumber(value, field: field, range: range, isWhole: isWhole)
            usesContext = usesContext || number.template?.readsContext == true
            return number
        } catch {
            report(error, field: field)
            return nil
        }
    }

    private mutating func report(_ error: JSONataTemplateError, field: String) {
        for fault in error.diagnostics {
            let path = field.replacingBrackets
            diagnostics.append(
                Diagnostic(
                    code: DiagnosticCode(rawValue: fault.code.rawValue),
                    message: fault.message,
                    location: location + "/" + path + fault.pointer
                )
            )
        }
    }

    private mutating func index(of name: String) -> Int? {
        if let index = indices[name] { return index }
        diagnostics.append(
            Diagnostic(
                code: .missingTransitionTarget,
                message: "Missing 'Next' target: \(name)",
                location: location
            )
        )
        return nil
    }
}

extension String {
    /// A field's path as a part of a JSON Pointer: `Choices[1]/Output` becomes `Choices/1/Output`.
    fileprivate var replacingBrackets: String {
        String(compactMap { $0 == "]" ? nil : $0 == "[" ? "/" : $0 })
    }

    /// The text as one reference token of a JSON Pointer (RFC 6901, section 3).
    fileprivate var escapedForPointer: String {
        var escaped = ""
        for character in self {
            switch character {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
