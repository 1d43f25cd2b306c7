import ExpressWorkflows
import JSON
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ContextObjectTests {
    @Test func `a pass sees the execution, the machine and itself`() async throws {
        let outcome = try await Laboratory().run(
            #""A": {"Type": "Pass", "Output": "{% $states.context %}", "End": true}"#,
            input: ["k": "v"],
            name: "customer-1"
        )
        let arn = outcome.result.executionARN
        #expect(
            outcome.result.output == [
                "Execution": [
                    "Id": JSONValue(arn),
                    "Input": ["k": "v"],
                    "Name": "customer-1",
                    "RoleArn": "arn:aws:iam::123456789012:role/machine",
                    "StartTime": "2026-01-01T00:00:00.000Z",
                ],
                "StateMachine": [
                    "Id": "arn:aws:states:us-east-1:123456789012:stateMachine:machine",
                    "Name": "machine",
                ],
                "State": ["Name": "A", "EnteredTime": "2026-01-01T00:00:00.000Z"],
            ]
        )
    }

    @Test func `an ARN names machine, execution and a fresh identifier`() async throws {
        let outcome = try await Laboratory().run(
            #""A": {"Type": "Pass", "End": true}"#,
            name: "customer-1"
        )
        #expect(
            outcome.result.executionARN.hasPrefix(
                "arn:aws:states:us-east-1:123456789012:express:machine:customer-1:"
            )
        )
        #expect(outcome.result.executionARN.split(separator: ":").last?.count == 36)
    }

    @Test func `an execution without a name has its identifier for one`() async throws {
        let outcome = try await Laboratory().run(#""A": {"Type": "Pass", "End": true}"#)
        let parts = outcome.result.executionARN.split(separator: ":").suffix(2)
        #expect(parts.first == parts.last)
        #expect(outcome.result.name == parts.last.map(String.init))
    }

    @Test func `a later state was entered later`() async throws {
        let outcome = try await Laboratory().run(
            """
            "A": {"Type": "Wait", "Seconds": 90, "Next": "B"},
            "B": {"Type": "Pass", "Output": "{% $states.context.State.EnteredTime %}", \
            "End": true}
            """
        )
        #expect(outcome.result.output == "2026-01-01T00:01:30.000Z")
    }

    @Test func `the time and random numbers of expressions are injected`() async throws {
        let outcome = try await Laboratory(random: .constant(0)).run(
            #""A": {"Type": "Pass", "Output": ["{% $millis() %}", "{% $uuid() %}"], "End": true}"#
        )
        #expect(outcome.result.output?[0] == 1_767_225_600_000)
        #expect(outcome.result.output?[1] == "00000000-0000-4000-8000-000000000000")
    }
}
