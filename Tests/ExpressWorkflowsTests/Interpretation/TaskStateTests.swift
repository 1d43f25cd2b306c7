import ExpressWorkflows
import JSON
import Testing
import Time

@Suite(.timeLimit(.minutes(1)))
struct TaskStateTests {
    private static let resource = functionARN("f")

    private static func catching(_ error: String) -> String {
        #""Catch": [{"ErrorEquals": ["\#(error)"], "Next": "B"}],"#
    }

    private static func task(_ rest: String, next: String = #""End": true"#) -> String {
        #""A": {"Type": "Task", "Resource": "\#(resource)", \#(rest) \#(next)}"#
    }

    @Test func `a task is given its arguments and gives its result`() async throws {
        let laboratory = Laboratory { request throws(TaskFailure) in
            ["got": request.arguments, "by": JSONValue(request.stateName)]
        }
        let outcome = try await laboratory.run(
            Self.task(#""Arguments": {"n": "{% $states.input.n %}", "k": 1},"#),
            input: ["n": 5]
        )
        #expect(outcome.result.output == ["got": ["n": 5, "k": 1], "by": "A"])
        #expect(
            outcome.trace == [
                "ExecutionStarted", "TaskStateEntered A", "LambdaFunctionScheduled",
                "LambdaFunctionStarted", "LambdaFunctionSucceeded", "TaskStateExited A",
                "ExecutionSucceeded",
            ]
        )
        #expect(outcome.events.map(\.id) == Array(1...7))
        #expect(outcome.events.map(\.previousEventID) == [0, 0, 2, 3, 4, 5, 6])
    }

    @Test func `an integration has events of its own`() async throws {
        let outcome = try await Laboratory().run(
            """
            "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Arguments": {"FunctionName": "f", "Payload": {}}}
            """
        )
        #expect(outcome.trace[2...4] == ["TaskScheduled", "TaskStarted", "TaskSucceeded"])
    }

    @Test func `output and assignment see the result`() async throws {
        let members = """
            "Assign": {"v": "{% $states.result.r %}"}, "Output": "{% $states.input %}",
            """
        let outcome = try await Laboratory { _ throws(TaskFailure) in ["r": 1] }.run(
            """
            \(Self.task(members, next: #""Next": "B""#)),
            "B": {"Type": "Pass", "Output": ["{% $states.input %}", "{% $v %}"], "End": true}
            """,
            input: "in"
        )
        #expect(outcome.result.output == ["in", 1])
    }

    @Test func `a failure that nobody catches fails the execution`() async throws {
        let laboratory = Laboratory { _ throws(TaskFailure) in
            throw TaskFailure(error: "InsufficientInventory", cause: "two short")
        }
        let outcome = try await laboratory.run(Self.task(""))
        #expect(outcome.result.status == .failed)
        #expect(outcome.result.error == "InsufficientInventory")
        #expect(outcome.result.cause == "two short")
        #expect(outcome.trace.suffix(2) == ["LambdaFunctionFailed", "ExecutionFailed"])
    }

    @Test func `a task that reports after its time has timed out`() async throws {
        let clock = ManualClock()
        let laboratory = Laboratory(clock: clock) { request throws(TaskFailure) in
            clock.advance(by: .seconds(6))
            return "late"
        }
        let outcome = try await laboratory.run(
            Self.task(#""TimeoutSeconds": "{% $states.input.t %}","#),
            input: ["t": 5]
        )
        #expect(outcome.result.status == .failed)
        #expect(outcome.result.error == "States.Timeout")
        #expect(outcome.result.cause == nil)
        #expect(outcome.trace.suffix(2) == ["LambdaFunctionTimedOut", "ExecutionFailed"])
    }

    @Test func `a task is told the earliest deadline that applies`() async throws {
        let clock = ManualClock()
        let start = clock.now
        let laboratory = Laboratory(clock: clock) { request throws(TaskFailure) in
            JSONValue(Int((request.deadline - start) / .seconds(1)))
        }
        let long = try await laboratory.run(
            Self.task(#""TimeoutSeconds": 60,"#),
            timeoutSeconds: 10
        )
        #expect(long.result.output == 10)
        let short = try await laboratory.run(
            Self.task(#""TimeoutSeconds": 5,"#),
            timeoutSeconds: 10
        )
        #expect(short.result.output == 5)
    }

    @Test func `a task beyond the execution's time ends with it, uncaught`() async throws {
        let clock = ManualClock()
        let laboratory = Laboratory(clock: clock) { _ throws(TaskFailure) in
            clock.advance(by: .seconds(11))
            throw TaskFailure(error: "Anything")
        }
        let retry = #""Retry": [{"ErrorEquals": ["States.ALL"]}],"#
        let outcome = try await laboratory.run(
            """
            \(Self.task(retry + Self.catching("States.ALL"))),
            "B": {"Type": "Succeed"}
            """,
            timeoutSeconds: 10
        )
        #expect(outcome.result.status == .timedOut)
        #expect(outcome.trace.suffix(2) == ["TaskStateAborted A", "ExecutionTimedOut"])
    }

    @Test(arguments: [
        ("0", "The TimeoutSeconds field must be between 1 and 99999999 but was: 0"),
        ("2.5", "The TimeoutSeconds field cannot be parsed as an integer: 2.5"),
    ])
    func `a wrong time limit fails before the task is called`(
        expression: String,
        text: String
    ) async throws {
        let outcome = try await Laboratory().run(
            Self.task(#""TimeoutSeconds": "{% \#(expression) %}","#)
        )
        #expect(outcome.result.cause?.hasSuffix(text) == true)
        #expect(!outcome.trace.contains("LambdaFunctionScheduled"))
    }

    @Test func `a result that is too long fails under the task's name`() async throws {
        let long = JSONValue(String(repeating: "a", count: 262_143))
        let laboratory = Laboratory { _ throws(TaskFailure) in long }
        let outcome = try await laboratory.run(
            """
            \(Self.task(Self.catching("States.ALL"))),
            "B": {"Type": "Pass", "End": true}
            """
        )
        #expect(outcome.result.output?["Error"] == "States.DataLimitExceeded")
        #expect(
            outcome.result.output?["Cause"]?.string
                == "The state/task '\(Self.resource)' returned a result with a size exceeding "
                + "the maximum number of bytes service limit."
        )
    }

    @Test func `a result of exactly the limit passes`() async throws {
        let long = JSONValue(String(repeating: "a", count: 262_142))
        let outcome = try await Laboratory { _ throws(TaskFailure) in long }.run(Self.task(""))
        #expect(outcome.result.status == .succeeded)
    }

    @Test func `an output that is too long can be caught by its name only`() async throws {
        let blowUp = #""Output": "{% $join([1..60000].('abcdef')) %}","#
        let byAll = try await Laboratory().run(
            """
            \(Self.task(blowUp + Self.catching("States.ALL"))),
            "B": {"Type": "Succeed"}
            """
        )
        #expect(byAll.result.error == "States.DataLimitExceeded")
        #expect(byAll.result.cause?.hasPrefix("The state/task 'A' returned a result") == true)
        let byName = try await Laboratory().run(
            """
            \(Self.task(blowUp + Self.catching("States.DataLimitExceeded"))),
            "B": {"Type": "Succeed"}
            """
        )
        #expect(byName.result.status == .succeeded)
    }
}
