import ExpressWorkflows
import JSON
import Testing

@Suite(.timeLimit(.minutes(1)))
struct FunctionTasksTests {
    private struct Echo: FunctionInvoking {
        func invoke(
            _ function: String,
            payload: JSONValue,
            request: TaskRequest
        ) async throws(TaskFailure) -> JSONValue {
            if payload == "fail" { throw TaskFailure(error: "E", cause: "c") }
            return [JSONValue(function), payload]
        }
    }

    private let laboratory = Laboratory(answering: FunctionTasks(Echo()))

    @Test func `a function's ARN gives the payload alone`() async throws {
        let outcome = try await laboratory.run(
            #""A": {"Type": "Task", "Resource": "\#(functionARN("f")):live", "End": true}"#,
            input: [1]
        )
        #expect(outcome.result.output == ["f", [1]])
    }

    @Test(arguments: [
        "f", "f:live", functionARN("f"), functionARN("f") + ":$LATEST", "1:function:f",
    ])
    func `an invocation gives what the Lambda API gives`(name: String) async throws {
        let outcome = try await laboratory.run(
            """
            "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Arguments": {"FunctionName": "\(name)", "Payload": [1]}}
            """
        )
        let output = try #require(outcome.result.output)
        #expect(output["Payload"] == ["f", [1]])
        #expect(output["StatusCode"] == 200)
        #expect(output["ExecutedVersion"] == "$LATEST")
        #expect(
            output.object?.keys.map(\.self) == [
                "ExecutedVersion", "Payload", "SdkHttpMetadata", "SdkResponseMetadata",
                "StatusCode",
            ]
        )
    }

    @Test func `a failure stays as it is`() async throws {
        let outcome = try await laboratory.run(
            #""A": {"Type": "Task", "Resource": "\#(functionARN("f"))", "End": true}"#,
            input: "fail"
        )
        #expect(outcome.result.error == "E")
        #expect(outcome.result.cause == "c")
    }

    @Test func `an invocation without a function's name fails`() async throws {
        let outcome = try await laboratory.run(
            """
            "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Arguments": {"Payload": {}}}
            """
        )
        #expect(outcome.result.error == "States.Runtime")
    }

    @Test func `what is no function fails`() async throws {
        let outcome = try await laboratory.run(
            """
            "A": {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:getItem", "End": true,
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}]},
            "B": {"Type": "Succeed"}
            """
        )
        #expect(outcome.result.error == "States.Runtime")
        #expect(outcome.result.cause?.contains("dynamodb:getItem") == true)
    }
}
