import ExpressWorkflows
import JSON
import StatesLanguage

/// Transitions from one Pass state to the next, on one core, without a recorder.
enum TransitionBenchmark {
    private static let stateCount = 1_000

    private struct NoTasks: TaskHandler {
        func perform(_ request: TaskRequest) async throws(TaskFailure) -> JSONValue {
            throw TaskFailure(error: "NoTasks", cause: "The machine has no task")
        }
    }

    /// The machine failed where it cannot.
    private struct Unfinished: Error {}

    static func run() async throws {
        let states = (1...stateCount).map { number -> State in
            var state = PassState("Pass\(number)")
            if number < stateCount { state.transition = .next("Pass\(number + 1)") }
            return .pass(state)
        }
        let engine = WorkflowEngine(
            machine: try CompiledStateMachine(StateMachine(startAt: "Pass1", states: states)),
            identity: StateMachineIdentity(name: "passing"),
            tasks: NoTasks()
        )
        let input: JSONValue = ["customerId": "customer-1", "items": [1, 2, 3]]
        let time = try await Measurement.time {
            guard await engine.execute(input).status == .succeeded else { throw Unfinished() }
        }
        Measurement.report(
            "ExpressWorkflows: Pass transitions a second",
            Double(stateCount) / (time / .seconds(1)),
            atLeast: 1_000_000
        )
    }
}
