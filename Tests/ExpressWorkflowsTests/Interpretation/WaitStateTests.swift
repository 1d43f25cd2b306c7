import ExpressWorkflows
import JSON
import Testing

@Suite(.timeLimit(.minutes(1)))
struct WaitStateTests {
    private let clock = ManualClock()

    @Test func `a wait lasts as many seconds as it says`() async throws {
        let outcome = try await Laboratory(clock: clock).run(
            #""A": {"Type": "Wait", "Seconds": "{% $states.input.s * 2 %}", "End": true}"#,
            input: ["s": 3]
        )
        #expect(outcome.result.status == .succeeded)
        #expect(outcome.result.duration == .seconds(6))
        #expect(clock.sleeps == [.seconds(6)])
        #expect(
            outcome.trace == [
                "ExecutionStarted", "WaitStateEntered A", "WaitStateExited A",
                "ExecutionSucceeded",
            ]
        )
    }

    @Test func `a wait lasts until a time`() async throws {
        let outcome = try await Laboratory(clock: clock).run(
            #""A": {"Type": "Wait", "Timestamp": "2026-01-01T00:01:00+00:00", "End": true}"#
        )
        #expect(outcome.result.duration == .seconds(60))
    }

    @Test func `a time that has passed is not waited for`() async throws {
        let outcome = try await Laboratory(clock: clock).run(
            #""A": {"Type": "Wait", "Timestamp": "2016-03-14T01:59:00Z", "End": true}"#
        )
        #expect(outcome.result.status == .succeeded)
        #expect(clock.sleeps.isEmpty)
    }

    @Test func `a wait beyond the execution's time ends with it`() async throws {
        let outcome = try await Laboratory(clock: clock).run(
            #""A": {"Type": "Wait", "Seconds": 60, "End": true}"#,
            timeoutSeconds: 10
        )
        #expect(outcome.result.status == .timedOut)
        #expect(outcome.result.duration == .seconds(10))
        #expect(
            outcome.trace == [
                "ExecutionStarted", "WaitStateEntered A", "WaitStateAborted A",
                "ExecutionTimedOut",
            ]
        )
    }

    @Test(arguments: [
        ("1.5", "The Seconds field cannot be parsed as an integer: 1.5"),
        ("-1", "The Seconds field must be between 0 and 99999999 but was: -1"),
        (
            "'1'",
            "The JSONata expression ''1'' specified for the field 'Seconds' returned an "
                + "unexpected result type. Expected 'number', but was 'string' for value: \"1\""
        ),
    ])
    func `what is no number of seconds fails`(expression: String, text: String) async throws {
        let outcome = try await Laboratory(clock: clock).run(
            #""A": {"Type": "Wait", "Seconds": "{% \#(expression) %}", "End": true}"#
        )
        #expect(outcome.result.error == "States.QueryEvaluationError")
        #expect(
            outcome.result.cause
                == "An error occurred while executing the state 'A' (entered at the event id #2). "
                + text
        )
    }
}
