import ExpressWorkflows
import JSON
import StatesLanguage
import Synchronization

/// Runs definitions with a clock that a test moves, and keeps what they did.
struct Laboratory: Sendable {
    let clock: ManualClock
    let recorder: InMemoryExecutionRecorder
    let random: RandomSource
    let tasks: any TaskHandler

    init(
        clock: ManualClock = ManualClock(),
        recorder: InMemoryExecutionRecorder = InMemoryExecutionRecorder(),
        random: RandomSource = .counting,
        tasks: @escaping ScriptedTasks.Script = { request throws(TaskFailure) in request.arguments }
    ) {
        self.clock = clock
        self.recorder = recorder
        self.random = random
        self.tasks = ScriptedTasks(script: tasks)
    }

    init(clock: ManualClock = ManualClock(), answering tasks: some TaskHandler) {
        self.clock = clock
        self.recorder = InMemoryExecutionRecorder()
        self.random = .counting
        self.tasks = tasks
    }

    /// Runs a machine whose states are given as JSON text.
    func run(
        _ states: String,
        startAt: String = "A",
        input: JSONValue = [:],
        name: String? = nil,
        timeoutSeconds: Int? = nil
    ) async throws -> Outcome {
        let limit = timeoutSeconds.map { #""TimeoutSeconds": \#($0),"# } ?? ""
        let text = """
            {"QueryLanguage": "JSONata", "StartAt": "\(startAt)", \(limit) "States": {\(states)}}
            """
        return try await run(definition: JSONValue(parsing: text), input: input, name: name)
    }

    func run(
        definition: JSONValue,
        input: JSONValue,
        name: String? = nil
    ) async throws -> Outcome {
        let engine = try engine(definition: definition)
        let result = await engine.execute(input, name: name)
        let record = recorder.record(for: result.executionARN)
        return Outcome(result: result, record: record)
    }

    func engine(definition: JSONValue) throws -> WorkflowEngine {
        WorkflowEngine(
            machine: try CompiledStateMachine(StateMachine(decoding: definition)),
            identity: StateMachineIdentity(name: "machine"),
            tasks: tasks,
            recorder: recorder,
            clock: clock,
            random: random
        )
    }
}

/// How a definition ran.
struct Outcome {
    let result: ExecutionResult
    let record: ExecutionRecord?

    var events: [HistoryEvent] { record?.events ?? [] }

    /// The types of the events, with the names of states.
    var trace: [String] {
        events.map { event in
            switch event.details {
            case .stateEntered(_, let name, _), .stateExited(_, let name, _, _),
                .stateAborted(_, let name):
                "\(event.type) \(name)"
            case .iterationStarted(let iteration), .iterationSucceeded(let iteration),
                .iterationFailed(let iteration), .iterationAborted(let iteration):
                "\(event.type) \(iteration.index)"
            default:
                event.type
            }
        }
    }
}

/// Answers tasks by a function.
struct ScriptedTasks: TaskHandler {
    typealias Script = @Sendable (TaskRequest) async throws(TaskFailure) -> JSONValue

    let script: Script

    func perform(_ request: TaskRequest) async throws(TaskFailure) -> JSONValue {
        try await script(request)
    }
}

/// Counts calls.
final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    /// The number of this call, counting from 1.
    @discardableResult
    func increment() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}

extension RandomSource {
    /// Gives 1, 2, 3 and so on.
    static var counting: RandomSource {
        let counter = Counter()
        return RandomSource { UInt64(counter.increment()) }
    }

    /// Always the same bits.
    static func constant(_ bits: UInt64) -> RandomSource {
        RandomSource { bits }
    }
}

/// The ARN of a function for definitions.
func functionARN(_ name: String) -> String {
    "arn:aws:lambda:us-east-1:123456789012:function:\(name)"
}
