import ExpressWorkflows
import JSON
import Testing

@Suite(.timeLimit(.minutes(1)))
struct CatchTests {
    private let laboratory = Laboratory { _ throws(TaskFailure) in
        throw TaskFailure(error: "E", cause: "why")
    }

    private static func states(_ catchers: String) -> String {
        """
        "A": {"Type": "Task", "Resource": "\(functionARN("f"))", "Catch": [\(catchers)],
              "Next": "Never"},
        "Never": {"Type": "Fail", "Error": "Never"},
        "B": {"Type": "Pass", "End": true},
        "C": {"Type": "Pass", "Output": {"in": "{% $states.input %}", "e": "{% $e %}"}, \
        "End": true}
        """
    }

    @Test func `a catcher hands the error on`() async throws {
        let outcome = try await laboratory.run(
            Self.states(#"{"ErrorEquals": ["E"], "Next": "B"}"#)
        )
        #expect(outcome.result.output == ["Error": "E", "Cause": "why"])
        #expect(
            outcome.trace == [
                "ExecutionStarted", "TaskStateEntered A", "LambdaFunctionScheduled",
                "LambdaFunctionStarted", "LambdaFunctionFailed", "TaskStateExited A",
                "PassStateEntered B", "PassStateExited B", "ExecutionSucceeded",
            ]
        )
    }

    @Test func `a catcher's output and assignment see the error and the input`() async throws {
        let outcome = try await laboratory.run(
            Self.states(
                """
                {"ErrorEquals": ["Other"], "Next": "B"},
                {"ErrorEquals": ["States.ALL"], "Next": "C",
                 "Output": "{% $states.input %}", "Assign": {"e": "{% $states.errorOutput %}"}}
                """
            ),
            input: [1, 2]
        )
        #expect(outcome.result.output == ["in": [1, 2], "e": ["Error": "E", "Cause": "why"]])
    }

    @Test func `an error without a cause has none in the output`() async throws {
        let laboratory = Laboratory { _ throws(TaskFailure) in throw TaskFailure(error: "E") }
        let outcome = try await laboratory.run(
            Self.states(#"{"ErrorEquals": ["E"], "Next": "B"}"#)
        )
        #expect(outcome.result.output == ["Error": "E"])
    }

    @Test func `a catcher that fails itself fails the execution`() async throws {
        let outcome = try await laboratory.run(
            Self.states(
                """
                {"ErrorEquals": ["States.ALL"], "Next": "B", "Output": "{% $nothing %}"}
                """
            )
        )
        #expect(outcome.result.error == "States.QueryEvaluationError")
        #expect(
            outcome.result.cause?.contains("specified for the field 'Catch[0]/Output'") == true
        )
        #expect(outcome.trace.suffix(2) == ["EvaluationFailed", "ExecutionFailed"])
    }

    @Test func `a catcher comes after the retriers`() async throws {
        let clock = ManualClock()
        let laboratory = Laboratory(clock: clock) { _ throws(TaskFailure) in
            throw TaskFailure(error: "E")
        }
        let outcome = try await laboratory.run(
            """
            "A": {"Type": "Task", "Resource": "\(functionARN("f"))", "End": true,
                  "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 2}],
                  "Catch": [{"ErrorEquals": ["E"], "Next": "B"}]},
            "B": {"Type": "Pass", "End": true}
            """
        )
        #expect(outcome.result.status == .succeeded)
        #expect(clock.sleeps == [.seconds(1), .seconds(2)])
    }

    @Test func `a failed evaluation can be caught`() async throws {
        let outcome = try await Laboratory().run(
            """
            "A": {"Type": "Task", "Resource": "\(functionARN("f"))", "End": true,
                  "Output": "{% $nothing %}",
                  "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "B"}]},
            "B": {"Type": "Pass", "Output": "{% $states.input.Error %}", "End": true}
            """
        )
        #expect(outcome.result.output == "States.QueryEvaluationError")
    }
}
