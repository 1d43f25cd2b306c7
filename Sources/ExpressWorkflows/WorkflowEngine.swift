public import JSON
import JSONata
import StatesLanguage
import Time

/// Runs executions of one state machine.
///
/// An engine is a value without state of its own: any number of executions may run at once.
public struct WorkflowEngine: Sendable {
    /// The state machine.
    public let machine: CompiledStateMachine

    /// Where the state machine lives.
    public let identity: StateMachineIdentity

    let tasks: any TaskHandler
    let recorder: (any ExecutionRecorder)?
    let clock: any WorkflowClock
    let random: RandomSource
    let environment: JSONataEnvironment
    let executionPrefix: String
    let stateMachineARN: String

    /// Creates an engine.
    ///
    /// - Parameters:
    ///   - machine: The state machine.
    ///   - identity: Where it lives.
    ///   - tasks: What calls the functions and services that it names.
    ///   - recorder: Where histories go; without one, none is kept.
    ///   - clock: The time, for deadlines, waits and dates.
    ///   - random: Random numbers, for identifiers, jitter, `$uuid` and `$random`.
    public init(
        machine: CompiledStateMachine,
        identity: StateMachineIdentity,
        tasks: any TaskHandler,
        recorder: (any ExecutionRecorder)? = nil,
        clock: any WorkflowClock = SystemClock(),
        random: RandomSource = .system
    ) {
        self.machine = machine
        self.identity = identity
        self.tasks = tasks
        self.recorder = recorder
        self.clock = clock
        self.random = random
        self.environment = JSONataEnvironment(
            currentTimeMilliseconds: { clock.wallClockMilliseconds },
            randomBits: { random.next() }
        )
        self.executionPrefix = identity.executionPrefix
        self.stateMachineARN = identity.stateMachineARN
    }

    /// Runs one execution to its end.
    ///
    /// It runs in the caller's task. When that task is cancelled, the execution gives up what it
    /// waits for and fails with `States.Runtime`; a caller that may go away, but whose execution
    /// must not, runs it in a task of its own.
    ///
    /// - Parameters:
    ///   - input: The execution's input, at most ``WorkflowLimits/payloadByteLimit`` bytes long.
    ///   - name: The execution's name; absent means a random UUID. Names may repeat.
    /// - Returns: How the execution ended; a failure is a result, too.
    public func execute(_ input: JSONValue, name: String? = nil) async -> ExecutionResult {
        let execution = Execution(engine: self, input: input, name: name)
        execution.journal.append(
            after: 0,
            .executionStarted(input: input, roleARN: identity.roleARN)
        )
        var end: FlowEnd
        if input.exceeds(byteCount: WorkflowLimits.payloadByteLimit) {
            let failure = StateFailure(
                .dataLimitExceeded,
                cause: "The input's size exceeds the maximum number of bytes service limit.",
                state: ""
            )
            end = FlowEnd(outcome: .failed(failure), lastEventID: 1)
        } else {
            let flow = Flow(
                machine.flow,
                of: execution,
                owner: .machine,
                input: input,
                variables: JSONataVariables(),
                iterationContext: nil,
                after: 0
            )
            end = await execution.run(flow)
        }
        return close(execution, end)
    }

    private func close(_ execution: Execution, _ end: FlowEnd) -> ExecutionResult {
        var status = ExecutionStatus.failed
        var output: JSONValue?
        var failure = StateFailure(nil, cause: nil, state: "")
        let details: HistoryEventDetails
        switch end.outcome {
        case .succeeded(let value):
            status = .succeeded
            output = value
            details = .executionSucceeded(output: value)
        case .failed(let error):
            failure = error
            details = .executionFailed(error.event)
        case .timedOut:
            status = .timedOut
            failure = .timeout(state: "")
            details = .executionTimedOut(failure.event)
        case .aborted:
            failure = StateFailure(.runtime, cause: "The execution was given up", state: "")
            details = .executionAborted
        }
        execution.journal.append(
            after: end.lastEventID,
            importance: status == .succeeded ? .all : .fatal,
            details
        )
        var summary = ExecutionSummary(
            executionARN: execution.arn,
            name: execution.name,
            stateMachineARN: stateMachineARN,
            status: status
        )
        summary.startDate = execution.startDate
        summary.stopDate = clock.wallClockMilliseconds
        summary.duration = clock.now - execution.start
        summary.stateCount = execution.journal.stateCount
        summary.error = failure.error?.rawValue
        summary.cause = failure.cause
        summary.failedState = failure.state.isEmpty ? nil : failure.state
        recorder?.record(execution.journal.close(summary: summary))
        return ExecutionResult(summary: summary, output: output)
    }
}
