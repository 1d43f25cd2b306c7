import ExpressWorkflows
import JSON
import StatesLanguage
import Testing

@Suite(.timeLimit(.minutes(1)))
struct PassStateTests {
    private let laboratory = Laboratory()

    @Test func `a pass hands its input on`() async throws {
        let outcome = try await laboratory.run(#""A": {"Type": "Pass", "End": true}"#, input: [1])
        #expect(outcome.result.status == .succeeded)
        #expect(outcome.result.output == [1])
        #expect(outcome.result.error == nil)
    }

    @Test func `an output is made from the input`() async throws {
        let outcome = try await laboratory.run(
            #""A": {"Type": "Pass", "Output": {"n": "{% $states.input.n + 1 %}"}, "End": true}"#,
            input: ["n": 1]
        )
        #expect(outcome.result.output == ["n": 2])
    }

    @Test func `variables are seen by later states`() async throws {
        let outcome = try await laboratory.run(
            """
            "A": {"Type": "Pass", "Assign": {"x": 1, "y": "{% $states.input %}"}, "Next": "B"},
            "B": {"Type": "Pass", "Assign": {"x": "{% $x + 1 %}"}, "Output": "{% $x %}", \
            "Next": "C"},
            "C": {"Type": "Pass", "Output": {"x": "{% $x %}", "y": "{% $y %}"}, "End": true}
            """,
            input: "in"
        )
        // The output of B was made before its own assignment.
        #expect(outcome.result.output == ["x": 2, "y": "in"])
    }

    @Test func `a failing expression fails the execution with AWS's cause`() async throws {
        let outcome = try await laboratory.run(
            """
            "A": {"Type": "Pass", "Next": "B"},
            "B": {"Type": "Pass", "Output": {"v": ["{% $nothing %}"]}, "End": true}
            """
        )
        #expect(outcome.result.status == .failed)
        #expect(outcome.result.error == "States.QueryEvaluationError")
        #expect(
            outcome.result.cause
                == "An error occurred while executing the state 'B' (entered at the event id #4). "
                + "The JSONata expression '$nothing' specified for the field 'Output/v[0]' "
                + "returned nothing (undefined)."
        )
        #expect(outcome.result.failedState == "B")
        #expect(
            outcome.trace == [
                "ExecutionStarted", "PassStateEntered A", "PassStateExited A",
                "PassStateEntered B", "EvaluationFailed", "ExecutionFailed",
            ]
        )
    }

    @Test func `a succeed state ends the execution with its output`() async throws {
        let outcome = try await laboratory.run(
            """
            "A": {"Type": "Pass", "Next": "B"},
            "B": {"Type": "Succeed", "Output": "done"}
            """
        )
        #expect(outcome.result.output == "done")
    }

    @Test func `a fail state ends the execution with its error and cause`() async throws {
        let outcome = try await laboratory.run(
            #""A": {"Type": "Fail", "Error": "{% 'E' & $states.input %}", "Cause": "why"}"#,
            input: 7
        )
        #expect(outcome.result.status == .failed)
        #expect(outcome.result.error == "E7")
        #expect(outcome.result.cause == "why")
        #expect(
            outcome.trace == ["ExecutionStarted", "FailStateEntered A", "ExecutionFailed"]
        )
    }

    @Test func `a fail state may say nothing`() async throws {
        let outcome = try await laboratory.run(#""A": {"Type": "Fail"}"#)
        #expect(outcome.result.status == .failed)
        #expect(outcome.result.error == nil)
        #expect(outcome.result.cause == nil)
    }

    @Test func `a long circle of passes ends with the execution's time`() async throws {
        let clock = ManualClock()
        let laboratory = Laboratory(clock: clock)
        let turns = Counter()
        let tasks = ScriptedTasks { request throws(TaskFailure) in
            if turns.increment() == 5 { clock.advance(by: .seconds(10)) }
            return request.arguments
        }
        let outcome = try await Laboratory(clock: laboratory.clock, answering: tasks).run(
            """
            "A": {"Type": "Task", "Resource": "\(functionARN("f"))", "Next": "B"},
            "B": {"Type": "Choice", "Default": "A",
                  "Choices": [{"Condition": "{% false %}", "Next": "C"}]},
            "C": {"Type": "Succeed"}
            """,
            timeoutSeconds: 9
        )
        #expect(outcome.result.status == .timedOut)
        #expect(outcome.result.error == "States.Timeout")
        #expect(turns.value == 5)
    }

    @Test func `passes that never wait end with the execution's time, too`() async throws {
        let definition = """
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                "A": {"Type": "Pass", "Next": "B"},
                "B": {"Type": "Choice", "Default": "C",
                      "Choices": [{"Condition": "{% true %}", "Next": "A"}]},
                "C": {"Type": "Succeed"}}}
            """
        let clock = TickingClock(step: .seconds(1))
        let engine = WorkflowEngine(
            machine: try CompiledStateMachine(StateMachine(parsing: definition)),
            identity: StateMachineIdentity(name: "circle"),
            tasks: ScriptedTasks { request throws(TaskFailure) in request.arguments },
            clock: clock
        )
        let result = await engine.execute([:])
        #expect(result.status == .timedOut)
        #expect(result.duration >= .seconds(300))
    }
}
