import ExpressWorkflows
import JSON
import Testing

@Suite(.timeLimit(.minutes(1)))
struct MockTasksTests {
    private static func task(_ resource: String, _ rest: String = "") -> String {
        #""A": {"Type": "Task", "Resource": "\#(resource)", \#(rest) "End": true}"#
    }

    @Test(arguments: ["A", "f", functionARN("f")])
    func `a mock is found by state, function and resource`(key: String) async throws {
        let mocks = try MockTasks(JSONValue(members: [(key, ["result": 7] as JSONValue)]))
        let outcome = try await Laboratory(answering: mocks).run(Self.task(functionARN("f")))
        #expect(outcome.result.output == 7)
    }

    @Test func `the function of an invocation is found by its name`() async throws {
        let mocks = try MockTasks(["f": ["result": ["Payload": 7]]])
        let outcome = try await Laboratory(answering: mocks).run(
            Self.task(
                "arn:aws:states:::lambda:invoke",
                #""Arguments": {"FunctionName": "\#(functionARN("f")):$LATEST"},"#
            )
        )
        #expect(outcome.result.output == ["Payload": 7])
    }

    @Test func `answers come one after the other, and the last repeats`() async throws {
        let clock = ManualClock()
        let mocks = try MockTasks(
            ["A": [["error": "E", "cause": "c"], ["result": 1], ["echo": true]]],
            clock: clock
        )
        let laboratory = Laboratory(clock: clock, answering: mocks)
        let states = Self.task(functionARN("f"))
        let first = try await laboratory.run(states).result
        #expect(first.error == "E")
        #expect(first.cause == "c")
        #expect(try await laboratory.run(states).result.output == 1)
        #expect(try await laboratory.run(states, input: "in").result.output == "in")
        #expect(try await laboratory.run(states, input: "on").result.output == "on")
    }

    @Test func `a mock may take its time`() async throws {
        let clock = ManualClock()
        let mocks = try MockTasks(["A": ["result": 1, "delaySeconds": 2.5]], clock: clock)
        let outcome = try await Laboratory(clock: clock, answering: mocks).run(
            Self.task(functionARN("f"))
        )
        #expect(outcome.result.duration == .seconds(2.5))
        let late = try await Laboratory(clock: clock, answering: mocks).run(
            Self.task(functionARN("f"), #""TimeoutSeconds": 2,"#)
        )
        #expect(late.result.error == "States.Timeout")
    }

    @Test func `a task without a mock fails and says so`() async throws {
        let outcome = try await Laboratory(answering: try MockTasks([:])).run(
            Self.task(functionARN("f"))
        )
        #expect(outcome.result.error == "States.TaskFailed")
        #expect(outcome.result.cause?.contains("'A'") == true)
    }

    @Test(
        arguments: [
            ([], "expected an object but found []"),
            (["A": 1], "expected an object with 'result', 'echo' or 'error' but found 1 at A"),
            (["A": []], "expected at least one answer but found [] at A"),
            (
                ["A": [["result": 1], ["delaySeconds": -1]]],
                "expected a number of seconds but found -1 at A[1].delaySeconds"
            ),
        ] as [(JSONValue, String)]
    )
    func `a file that is no mocks is refused`(json: JSONValue, message: String) throws {
        let error = try #require(throws: MockTasksError.self) { try MockTasks(json) }
        #expect(error.description == message)
    }
}
