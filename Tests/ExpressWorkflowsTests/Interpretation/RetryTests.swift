import ExpressWorkflows
import JSON
import Testing

@Suite(.timeLimit(.minutes(1)))
struct RetryTests {
    /// Fails so often with these errors, one after the other, then returns the attempt's number.
    private static func failing(_ errors: [String]) -> ScriptedTasks.Script {
        let calls = Counter()
        return { request throws(TaskFailure) in
            let call = calls.increment()
            guard call <= errors.count else { return JSONValue(request.retryCount) }
            throw TaskFailure(error: errors[call - 1])
        }
    }

    private static func states(_ retry: String) -> String {
        """
        "A": {"Type": "Task", "Resource": "\(functionARN("f"))", "Retry": [\(retry)], "End": true}
        """
    }

    @Test func `attempts wait longer and longer`() async throws {
        let clock = ManualClock()
        let laboratory = Laboratory(
            clock: clock,
            tasks: Self.failing(["E", "E", "E"])
        )
        let outcome = try await laboratory.run(
            Self.states(
                #"{"ErrorEquals": ["E"], "IntervalSeconds": 2, "BackoffRate": 3, "MaxAttempts": 3}"#
            )
        )
        #expect(outcome.result.output == 3)
        #expect(clock.sleeps == [.seconds(2), .seconds(6), .seconds(18)])
        #expect(outcome.trace.filter { $0 == "TaskStateEntered A" }.count == 1)
        #expect(outcome.trace.filter { $0 == "LambdaFunctionScheduled" }.count == 4)
    }

    @Test func `waits are spread by the random source`() async throws {
        let clock = ManualClock()
        let laboratory = Laboratory(
            clock: clock,
            random: .constant(1 << 62),
            tasks: Self.failing(["E", "E"])
        )
        let outcome = try await laboratory.run(
            Self.states(
                """
                {"ErrorEquals": ["E"], "IntervalSeconds": 4, "JitterStrategy": "FULL",
                 "MaxDelaySeconds": 6}
                """
            )
        )
        #expect(outcome.result.status == .succeeded)
        #expect(clock.sleeps == [.seconds(1), .seconds(1.5)])
    }

    @Test func `each retrier counts its own attempts`() async throws {
        let errors = ["E", "F", "E", "F", "F"]
        let outcome = try await Laboratory(tasks: Self.failing(errors)).run(
            Self.states(
                """
                {"ErrorEquals": ["E"], "MaxAttempts": 2},
                {"ErrorEquals": ["States.ALL"], "MaxAttempts": 3}
                """
            )
        )
        #expect(outcome.result.output == 5)
    }

    @Test func `the first retrier that matches decides, even when it is used up`() async throws {
        let outcome = try await Laboratory(tasks: Self.failing(["E", "E"])).run(
            Self.states(
                """
                {"ErrorEquals": ["E"], "MaxAttempts": 1},
                {"ErrorEquals": ["States.ALL"], "MaxAttempts": 3}
                """
            )
        )
        #expect(outcome.result.error == "E")
    }

    @Test func `counts begin anew when the state is entered again`() async throws {
        let calls = Counter()
        let laboratory = Laboratory { request throws(TaskFailure) in
            let call = calls.increment()
            // Every second call fails.
            if call % 2 == 1 { throw TaskFailure(error: "E") }
            return ["call": JSONValue(call)]
        }
        let outcome = try await laboratory.run(
            """
            "A": {"Type": "Task", "Resource": "\(functionARN("f"))", "Next": "B",
                  "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 1}]},
            "B": {"Type": "Choice", "Default": "C",
                  "Choices": [{"Condition": "{% $states.input.call < 6 %}", "Next": "A"}]},
            "C": {"Type": "Succeed"}
            """
        )
        #expect(outcome.result.output == ["call": 6])
    }

    @Test(arguments: [
        ("States.Timeout", "States.TaskFailed", false), ("E", "States.TaskFailed", true),
        ("States.Timeout", "States.ALL", true), ("States.Timeout", "States.Timeout", true),
        ("States.HeartbeatTimeout", "States.Timeout", true),
        ("States.Runtime", "States.ALL", false), ("States.Runtime", "States.Runtime", false),
        ("Lambda.Unknown", "Lambda", false),
    ])
    func `names match as AWS matches them`(
        error: String,
        name: String,
        isRetried: Bool
    ) async throws {
        let outcome = try await Laboratory(tasks: Self.failing([error])).run(
            Self.states(#"{"ErrorEquals": ["\#(name)"]}"#)
        )
        #expect((outcome.result.status == .succeeded) == isRetried)
    }

    @Test func `a failed evaluation is retried like any other failure`() async throws {
        let clock = ManualClock()
        let outcome = try await Laboratory(clock: clock).run(
            """
            "A": {"Type": "Task", "Resource": "\(functionARN("f"))", "End": true,
                  "Arguments": {"n": "{% $nothing %}"},
                  "Retry": [{"ErrorEquals": ["States.QueryEvaluationError"], "MaxAttempts": 2}]}
            """
        )
        #expect(outcome.result.error == "States.QueryEvaluationError")
        #expect(clock.sleeps.count == 2)
        #expect(outcome.trace.filter { $0 == "EvaluationFailed" }.count == 3)
    }

    @Test func `a wait for the next attempt ends with the execution's time`() async throws {
        let outcome = try await Laboratory(tasks: Self.failing(["E"])).run(
            Self.states(#"{"ErrorEquals": ["E"], "IntervalSeconds": 100}"#),
            timeoutSeconds: 10
        )
        #expect(outcome.result.status == .timedOut)
        #expect(outcome.result.duration == .seconds(10))
    }

    @Test func `the context object counts attempts`() async throws {
        let laboratory = Laboratory { request throws(TaskFailure) in
            if request.arguments["count"]?.integer != 2 { throw TaskFailure(error: "E") }
            return request.arguments
        }
        let outcome = try await laboratory.run(
            """
            "A": {"Type": "Task", "Resource": "\(functionARN("f"))", "End": true,
                  "Arguments": {"count": "{% $states.context.State.RetryCount %}"},
                  "Retry": [{"ErrorEquals": ["E"]}]}
            """
        )
        #expect(outcome.result.output == ["count": 2])
    }
}
