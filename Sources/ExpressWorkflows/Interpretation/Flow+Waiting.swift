import JSON
import JSONata
import StatesLanguage
import Time

// MARK: Tasks

extension Flow {
    /// Begins an attempt of a task.
    mutating func call(_ task: CompiledTask) throws(StateFailure) -> FlowAction? {
        var timeout: Int?
        if let number = task.timeout { timeout = Int(try evaluate(number)) }
        // No integration that an Express workflow may use sends heartbeats; a wrong value fails
        // all the same.
        if let number = task.heartbeat { _ = try evaluate(number) }
        var arguments = input
        if let template = task.arguments {
            arguments = try evaluate(template)
            try check(arguments)
        }
        lastEventID = append(
            .taskScheduled(task.resource, parameters: arguments, timeoutSeconds: timeout)
        )
        lastEventID = append(.taskStarted(task.resource))
        var deadline = execution.deadline
        if let timeout { deadline = min(deadline, execution.clock.now + .seconds(timeout)) }
        phase = .task(task, deadline: deadline)
        return .perform(
            TaskRequest(
                resource: task.resource,
                target: task.target,
                arguments: arguments,
                deadline: deadline,
                stateName: current.name,
                retryCount: retryCount,
                executionARN: execution.arn
            )
        )
    }

    /// Goes on after a task.
    ///
    /// What comes after a deadline comes too late, be it a result or a failure.
    mutating func taskEnded(with result: Result<JSONValue, TaskFailure>) -> FlowAction {
        guard case .task(let task, let deadline) = phase else {
            preconditionFailure("A task can only end in a state that called one")
        }
        let now = execution.clock.now
        if now >= execution.deadline { return stop(.timedOut) }
        phase = .none
        do throws(StateFailure) {
            if now >= deadline {
                let failure = StateFailure.timeout(state: current.name)
                lastEventID = append(
                    .taskTimedOut(task.resource, failure.event),
                    importance: .error
                )
                throw failure
            }
            let output = try output(of: task, from: result)
            return try leave(by: current.exit, result: output) ?? advance()
        } catch {
            return recover(from: error) ?? advance()
        }
    }

    private mutating func output(
        of task: CompiledTask,
        from result: Result<JSONValue, TaskFailure>
    ) throws(StateFailure) -> JSONValue {
        let failure: StateFailure
        switch result {
        case .success(let output)
        where !output.exceeds(byteCount: WorkflowLimits.payloadByteLimit):
            lastEventID = append(.taskSucceeded(task.resource, output: output))
            return output
        case .success:
            // Recorded on AWS: `States.ALL` takes this one.
            failure = .dataLimitExceeded(
                by: task.limitName,
                state: current.name,
                reach: .anyMatch
            )
        case .failure(let error):
            failure = StateFailure(
                ErrorName(rawValue: error.error),
                cause: error.cause,
                state: current.name
            )
        }
        lastEventID = append(.taskFailed(task.resource, failure.event), importance: .error)
        throw failure
    }
}

// MARK: Waits

extension Flow {
    /// Begins to wait.
    mutating func pause(_ wait: CompiledWait) throws(StateFailure) -> FlowAction? {
        let delay: Duration
        if let seconds = wait.seconds {
            delay = .seconds(try evaluate(seconds))
        } else if let timestamp = wait.timestamp {
            delay = try remaining(until: evaluate(timestamp))
        } else {
            delay = .zero
        }
        guard delay > .zero else { return try leave(by: current.exit) }
        phase = .pause
        return .sleep(until: min(execution.clock.now + delay, execution.deadline))
    }

    private func remaining(until timestamp: JSONValue) throws(StateFailure) -> Duration {
        let text = timestamp.string ?? ""
        guard let milliseconds = Timestamp.milliseconds(parsing: text) else {
            throw failure(
                FieldFault(
                    field: "Timestamp",
                    text: "The Timestamp field cannot be parsed as an ISO-8601 extended offset "
                        + "date-time format string: \(text)"
                )
            )
        }
        return .milliseconds(milliseconds - execution.clock.wallClockMilliseconds)
    }

    /// Goes on after a wait, or with the next attempt of a state that failed.
    mutating func awoke() -> FlowAction {
        if execution.isOverdue { return stop(.timedOut) }
        guard case .pause = phase else {
            phase = .none
            // The context object tells the number of the attempt.
            scope.context = nil
            return advance()
        }
        phase = .none
        do throws(StateFailure) {
            return try leave(by: current.exit) ?? advance()
        } catch {
            return recover(from: error) ?? advance()
        }
    }
}

// MARK: Parallel and Map

extension Flow {
    /// Begins a `Parallel` state's branches.
    mutating func branchOut(_ parallel: CompiledParallel) throws(StateFailure) -> FlowAction? {
        var arguments = input
        if let template = parallel.arguments {
            arguments = try evaluate(template)
            try check(arguments)
        }
        lastEventID = append(.parallelStarted)
        phase = .fanOut
        return .fanOut(
            FanOut(
                execution: execution,
                kind: .branches(parallel.branches, input: arguments),
                variables: scope.variables,
                stateName: current.name,
                startedEventID: lastEventID,
                iterationContext: iterationContext,
                count: parallel.branches.count,
                concurrency: parallel.branches.count,
                tolerance: nil
            )
        )
    }

    /// Begins a `Map` state's iterations.
    mutating func iterate(_ map: CompiledMap) throws(StateFailure) -> FlowAction? {
        let items = try items(of: map)
        var concurrency = WorkflowLimits.mapConcurrencyLimit
        if let number = map.maxConcurrency {
            let asked = Int(try evaluate(number))
            if asked > 0 { concurrency = min(concurrency, asked) }
        }
        let tolerance = try tolerance(of: map, count: items.count)
        lastEventID = append(.mapStarted(length: items.count))
        phase = .fanOut
        var selection: ItemSelection?
        if let selector = map.selector {
            prepareContext(for: selector)
            selection = ItemSelection(
                selector: selector,
                scope: scope,
                stateName: current.name,
                enteredEventID: enteredEventID
            )
        }
        return .fanOut(
            FanOut(
                execution: execution,
                kind: .items(items, map, selection),
                variables: scope.variables,
                stateName: current.name,
                startedEventID: lastEventID,
                iterationContext: nil,
                count: items.count,
                concurrency: concurrency,
                tolerance: tolerance
            )
        )
    }

    private mutating func items(of map: CompiledMap) throws(StateFailure) -> JSONArray {
        guard let template = map.items else {
            if let items = input.array { return items }
            throw failure(
                FieldFault(
                    field: "Items",
                    text: "Map state input must be an array but was: \(input)"
                )
            )
        }
        let value = try evaluate(template)
        guard let items = value.array else {
            throw failure(
                FieldFault(field: "Items", text: "Map state items must be an array: \(value)")
            )
        }
        return items
    }

    /// How many iterations may fail; `nil` if the state says nothing.
    private mutating func tolerance(of map: CompiledMap, count: Int) throws(StateFailure) -> Int? {
        var tolerated: Int?
        if let number = map.toleratedCount {
            tolerated = Int(try evaluate(number))
        }
        if let number = map.toleratedPercentage {
            let share = Int(try evaluate(number) * Double(count) / 100)
            tolerated = min(tolerated ?? share, share)
        }
        return tolerated
    }

    /// Goes on after all branches or iterations have ended.
    mutating func fanOutEnded(with end: FanOutEnd) -> FlowAction {
        lastEventID = end.lastEventID
        switch end.outcome {
        case .timedOut: return stop(.timedOut)
        case .aborted: return stop(.aborted)
        case .failed(let failure):
            phase = .none
            return recover(from: failure) ?? advance()
        case .succeeded(let outputs):
            phase = .none
            lastEventID = append(current.type == .map ? .mapSucceeded : .parallelSucceeded)
            do throws(StateFailure) {
                let result = JSONValue(outputs)
                try check(result)
                return try leave(by: current.exit, result: result) ?? advance()
            } catch {
                return recover(from: error) ?? advance()
            }
        }
    }
}
