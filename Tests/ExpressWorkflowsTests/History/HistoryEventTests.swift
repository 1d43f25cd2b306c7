import ExpressWorkflows
import JSON
import Testing

@Suite(.timeLimit(.minutes(1)))
struct HistoryEventTests {
    private static let start: Double = 1_767_225_600

    @Test func `events have the shape of GetExecutionHistory`() async throws {
        let outcome = try await Laboratory().run(
            """
            "A": {"Type": "Pass", "Assign": {"v": [1]}, "Output": {"o": 1}, "End": true}
            """,
            input: ["i": 1]
        )
        let expected: JSONValue = [
            [
                "timestamp": JSONValue(Self.start), "type": "ExecutionStarted", "id": 1,
                "previousEventId": 0,
                "executionStartedEventDetails": [
                    "input": #"{"i":1}"#, "inputDetails": ["truncated": false],
                    "roleArn": "arn:aws:iam::123456789012:role/machine",
                ],
            ],
            [
                "timestamp": JSONValue(Self.start), "type": "PassStateEntered", "id": 2,
                "previousEventId": 0,
                "stateEnteredEventDetails": [
                    "name": "A", "input": #"{"i":1}"#, "inputDetails": ["truncated": false],
                ],
            ],
            [
                "timestamp": JSONValue(Self.start), "type": "PassStateExited", "id": 3,
                "previousEventId": 2,
                "stateExitedEventDetails": [
                    "name": "A", "output": #"{"o":1}"#, "outputDetails": ["truncated": false],
                    "assignedVariables": ["v": "[1]"],
                    "assignedVariablesDetails": ["truncated": false],
                ],
            ],
            [
                "timestamp": JSONValue(Self.start), "type": "ExecutionSucceeded", "id": 4,
                "previousEventId": 3,
                "executionSucceededEventDetails": [
                    "output": #"{"o":1}"#, "outputDetails": ["truncated": false],
                ],
            ],
        ]
        #expect(JSONValue(outcome.events.map(\.json)) == expected)
    }

    @Test func `a call of a function has its own details`() async throws {
        let outcome = try await Laboratory { _ throws(TaskFailure) in
            throw TaskFailure(error: "E", cause: "why")
        }.run(
            """
            "A": {"Type": "Task", "Resource": "\(functionARN("f"))", "TimeoutSeconds": 5,
                  "End": true}
            """
        )
        let details = outcome.events.map(\.json)
        #expect(
            details[2]["lambdaFunctionScheduledEventDetails"] == [
                "resource": JSONValue(functionARN("f")), "input": "{}",
                "inputDetails": ["truncated": false], "timeoutInSeconds": 5,
            ]
        )
        #expect(details[3].object?.count == 4)
        #expect(details[4]["lambdaFunctionFailedEventDetails"] == ["error": "E", "cause": "why"])
        #expect(details[5]["executionFailedEventDetails"] == ["error": "E", "cause": "why"])
    }

    @Test func `a call of a service names service and action`() async throws {
        let outcome = try await Laboratory { _ throws(TaskFailure) in "r" }.run(
            """
            "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Arguments": {"FunctionName": "f"}}
            """
        )
        let details = outcome.events.map(\.json)
        #expect(
            details[2]["taskScheduledEventDetails"] == [
                "resourceType": "lambda", "resource": "invoke", "region": "",
                "parameters": #"{"FunctionName":"f"}"#,
            ]
        )
        #expect(
            details[3]["taskStartedEventDetails"] == [
                "resourceType": "lambda", "resource": "invoke",
            ]
        )
        #expect(
            details[4]["taskSucceededEventDetails"] == [
                "resourceType": "lambda", "resource": "invoke", "output": #""r""#,
                "outputDetails": ["truncated": false],
            ]
        )
    }

    @Test func `iterations and evaluations have details`() async throws {
        let outcome = try await Laboratory().run(
            """
            "A": {"Type": "Map", "End": true, "MaxConcurrency": 1, "ItemProcessor": {
                  "StartAt": "P", "States": {
                  "P": {"Type": "Pass", "Output": "{% $x %}", "End": true}}}}
            """,
            input: [1]
        )
        let details = outcome.events.map(\.json)
        #expect(details[2]["mapStateStartedEventDetails"] == ["length": 1])
        #expect(details[3]["mapIterationStartedEventDetails"] == ["name": "A", "index": 0])
        let failed = details[5]["evaluationFailedEventDetails"]
        #expect(failed?["error"] == "States.QueryEvaluationError")
        #expect(failed?["location"] == "Output")
        #expect(failed?["state"] == "P")
        #expect(details[6]["mapIterationFailedEventDetails"] == ["name": "A", "index": 0])
        #expect(details[7].object?.count == 4)
    }
}
