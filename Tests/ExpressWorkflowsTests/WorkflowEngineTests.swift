import ExpressWorkflows
import JSON
import StatesLanguage
import Testing

@Suite(.timeLimit(.minutes(1)))
struct WorkflowEngineTests {
    private static let pass = #""A": {"Type": "Pass", "End": true}"#

    @Test func `a result tells who ran, when and for how long`() async throws {
        let outcome = try await Laboratory().run(
            #""A": {"Type": "Wait", "Seconds": 2, "End": true}"#,
            name: "customer-1"
        )
        let result = outcome.result
        #expect(result.name == "customer-1")
        #expect(
            result.stateMachineARN == "arn:aws:states:us-east-1:123456789012:stateMachine:machine"
        )
        #expect(result.startDate == 1_767_225_600_000)
        #expect(result.stopDate == 1_767_225_602_000)
        #expect(result.duration == .seconds(2))
        #expect(result.summary.stateCount == 1)
        #expect(result.failedState == nil)
        #expect(outcome.record?.summary == result.summary)
    }

    @Test func `an input of the limit passes, one byte more does not`() async throws {
        let longest = JSONValue(String(repeating: "a", count: 262_142))
        let passed = try await Laboratory().run(Self.pass, input: longest)
        #expect(passed.result.status == .succeeded)
        let longer = JSONValue(String(repeating: "a", count: 262_143))
        let refused = try await Laboratory().run(Self.pass, input: longer)
        #expect(refused.result.error == "States.DataLimitExceeded")
        #expect(refused.trace == ["ExecutionStarted", "ExecutionFailed"])
    }

    @Test func `an engine without a recorder runs all the same`() async throws {
        let definition = """
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                "A": {"Type": "Pass", "Next": "B"},
                "B": {"Type": "Pass", "Output": "{% $nothing %}", "End": true}}}
            """
        let engine = WorkflowEngine(
            machine: try CompiledStateMachine(StateMachine(parsing: definition)),
            identity: StateMachineIdentity(name: "m"),
            tasks: ScriptedTasks { request throws(TaskFailure) in request.arguments }
        )
        let result = await engine.execute([:])
        // Events are numbered whether or not they are kept.
        #expect(result.cause?.contains("(entered at the event id #4)") == true)
        #expect(result.summary.stateCount == 2)
    }

    @Test func `executions side by side don't meet`() async throws {
        let laboratory = Laboratory { request throws(TaskFailure) in
            for _ in 0..<5 { await Task.yield() }
            return request.arguments
        }
        let states = """
            "A": {"Type": "Pass", "Assign": {"mine": "{% $states.input %}"}, "Next": "B"},
            "B": {"Type": "Task", "Resource": "\(functionARN("f"))", "Next": "C"},
            "C": {"Type": "Pass", "Output": ["{% $states.input %}", "{% $mine %}"], "End": true}
            """
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask {
                    let input = JSONValue(number)
                    let outcome = try await laboratory.run(states, input: input)
                    #expect(outcome.result.output == [input, input])
                    #expect(outcome.events.map(\.id) == Array(1...outcome.events.count))
                }
            }
            try await group.waitForAll()
        }
        #expect(laboratory.recorder.count == 50)
    }

    @Test func `a history that grows too long is cut off and says so`() async throws {
        let outcome = try await Laboratory().run(
            """
            "A": {"Type": "Pass", "Output": "{% $states.input + 1 %}", "Next": "B"},
            "B": {"Type": "Choice", "Default": "C",
                  "Choices": [{"Condition": "{% $states.input < 13000 %}", "Next": "A"}]},
            "C": {"Type": "Succeed"}
            """,
            input: 0
        )
        #expect(outcome.result.output == 13_000)
        #expect(outcome.events.count == WorkflowLimits.historyEventLimit)
        // One start, four events a turn, two for the end state and one for the end.
        #expect(outcome.record?.droppedEventCount == 1 + 52_000 + 2 + 1 - 50_000)
        #expect(outcome.result.summary.stateCount == 26_001)
    }

    @Test func `variables that one state assigns are bounded together`() async throws {
        let outcome = try await Laboratory().run(
            """
            "A": {"Type": "Pass", "End": true, "Assign": {
                "x": "{% $states.input %}", "y": "{% $states.input %}"}}
            """,
            input: JSONValue(String(repeating: "a", count: 140_000))
        )
        #expect(outcome.result.error == "States.DataLimitExceeded")
    }
}
