import Time
import JSON
import JSONata
import Synchronization

/// What all flows of one execution share.
final class Execution: Sendable {
    let machine: CompiledStateMachine
    let identity: StateMachineIdentity
    let arn: String
    let name: String
    let input: JSONValue
    let startDate: Int64
    let start: Instant

    /// When the execution's own time is up.
    let deadline: Instant

    let tasks: any TaskHandler
    let clock: any WorkflowClock
    let random: RandomSource
    let environment: JSONataEnvironment
    let journal: ExecutionJournal

    private let fixedContext = Mutex<JSONValue?>(nil)

    init(engine: WorkflowEngine, input: JSONValue, name: String?) {
        let identifier = engine.random.nextUUID()
        self.machine = engine.machine
        self.identity = engine.identity
        self.name = name ?? identifier
        self.arn = engine.executionPrefix + self.name + ":" + identifier
        self.input = input
        self.startDate = engine.clock.wallClockMilliseconds
        self.start = engine.clock.now
        self.deadline = start + engine.machine.timeLimit
        self.tasks = engine.tasks
        self.clock = engine.clock
        self.random = engine.random
        self.environment = engine.environment
        self.journal = ExecutionJournal(
            level: engine.recorder?.level ?? .off,
            clock: engine.clock,
            // On the way to success, some two events for each state of a typical definition.
            expectedEventCount: min(
                2 * engine.machine.flow.stateCount,
                WorkflowLimits.expectedEventLimit
            )
        )
    }

    /// Whether the execution's own time is up.
    var isOverdue: Bool { clock.now >= deadline }

    /// The members of the context object that are the same in every state.
    ///
    /// Made when first needed: many executions never look.
    var contextOfExecution: JSONValue {
        fixedContext.withLock { context in
            if let context { return context }
            let made: JSONValue = [
                "Execution": [
                    "Id": JSONValue(arn),
                    "Input": input,
                    "Name": JSONValue(name),
                    "RoleArn": JSONValue(identity.roleARN),
                    "StartTime": JSONValue(Timestamp.text(milliseconds: startDate)),
                ],
                "StateMachine": [
                    "Id": JSONValue(identity.stateMachineARN),
                    "Name": JSONValue(identity.name),
                ],
            ]
            context = made
            return made
        }
    }
}
