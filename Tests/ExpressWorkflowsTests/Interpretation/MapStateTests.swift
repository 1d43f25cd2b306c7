import ExpressWorkflows
import JSON
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1)))
struct MapStateTests {
    private static func map(
        _ rest: String = "",
        processor: String =
            #""P": {"Type": "Task", "Resource": "\#(functionARN("f"))", "End": true}"#
    ) -> String {
        """
        "A": {"Type": "Map", \(rest) "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"},
              "StartAt": "P", "States": {\(processor)}}, "End": true}
        """
    }

    @Test func `outputs lie in the order of the items, whoever ends first`() async throws {
        let clock = ManualClock(jumping: false)
        let laboratory = Laboratory(clock: clock) { request throws(TaskFailure) in
            // Later items end earlier.
            let item = request.arguments.integer ?? 0
            if item < 3 { await clock.waitForSleepers(0) }
            for _ in 0..<(4 - item) * 5 { await Task.yield() }
            return JSONValue(item * 10)
        }
        let outcome = try await laboratory.run(Self.map(), input: [0, 1, 2, 3])
        #expect(outcome.result.output == [0, 10, 20, 30])
    }

    @Test func `one item after the other has its events in order`() async throws {
        let outcome = try await Laboratory().run(
            Self.map(
                #""MaxConcurrency": 1, "Items": "{% $states.input.list %}","#,
                processor: #""P": {"Type": "Pass", "End": true}"#
            ),
            input: ["list": ["x", "y"]]
        )
        #expect(outcome.result.output == ["x", "y"])
        #expect(
            outcome.trace == [
                "ExecutionStarted", "MapStateEntered A", "MapStateStarted",
                "MapIterationStarted 0", "PassStateEntered P", "PassStateExited P",
                "MapIterationSucceeded 0", "MapIterationStarted 1", "PassStateEntered P",
                "PassStateExited P", "MapIterationSucceeded 1", "MapStateSucceeded",
                "MapStateExited A", "ExecutionSucceeded",
            ]
        )
        #expect(
            outcome.events.map(\.previousEventID) == [0, 0, 2, 3, 4, 5, 6, 3, 8, 9, 10, 11, 12, 13]
        )
    }

    @Test(arguments: [1, 2, 3])
    func `no more run at once than allowed`(limit: Int) async throws {
        let running = Mutex((now: 0, most: 0))
        let laboratory = Laboratory { request throws(TaskFailure) in
            running.withLock { running in
                running.now += 1
                running.most = max(running.most, running.now)
            }
            for _ in 0..<10 { await Task.yield() }
            running.withLock { $0.now -= 1 }
            return request.arguments
        }
        let outcome = try await laboratory.run(
            Self.map(#""MaxConcurrency": \#(limit),"#),
            input: JSONValue((0..<12).map { JSONValue($0) })
        )
        #expect(outcome.result.output?.array?.count == 12)
        #expect(running.withLock(\.most) <= limit)
    }

    @Test func `no item gives an empty array`() async throws {
        let outcome = try await Laboratory().run(Self.map(), input: [])
        #expect(outcome.result.output == [])
        #expect(
            outcome.trace == [
                "ExecutionStarted", "MapStateEntered A", "MapStateStarted", "MapStateSucceeded",
                "MapStateExited A", "ExecutionSucceeded",
            ]
        )
    }

    @Test func `an item selector sees the item and its index`() async throws {
        let outcome = try await Laboratory().run(
            Self.map(
                """
                "Items": "{% $states.input.list %}", "ItemSelector": {
                    "i": "{% $states.context.Map.Item.Index %}",
                    "v": "{% $states.context.Map.Item.Value %}",
                    "all": "{% $states.input.all %}"},
                """
            ),
            input: ["list": ["x", "y"], "all": true]
        )
        #expect(
            outcome.result.output == [
                ["i": 0, "v": "x", "all": true], ["i": 1, "v": "y", "all": true],
            ]
        )
    }

    @Test func `states of an iteration see their item in the context`() async throws {
        let outcome = try await Laboratory().run(
            Self.map(
                processor: """
                    "P": {"Type": "Pass", "End": true, "Output": [
                        "{% $states.context.Map.Item.Index %}", "{% $states.context.State.Name %}"]}
                    """
            ),
            input: ["x", "y"]
        )
        #expect(outcome.result.output == [[0, "P"], [1, "P"]])
    }

    @Test func `a selector that fails fails the state`() async throws {
        let outcome = try await Laboratory().run(
            Self.map(#""ItemSelector": {"x": "{% $nothing %}"},"#),
            input: [1, 2]
        )
        #expect(outcome.result.error == "States.QueryEvaluationError")
        #expect(
            outcome.result.cause
                == "An error occurred while executing the state 'A' (entered at the event id #2). "
                + "The JSONata expression '$nothing' specified for the field 'ItemSelector/x' "
                + "returned nothing (undefined)."
        )
        #expect(
            outcome.trace.suffix(3) == ["EvaluationFailed", "MapStateFailed", "ExecutionFailed"]
        )
    }

    @Test func `a failing item fails the state and gives up the others`() async throws {
        let clock = ManualClock(jumping: false)
        let laboratory = Laboratory(clock: clock) { request throws(TaskFailure) in
            if request.arguments == "bad" {
                await clock.waitForSleepers(2)
                throw TaskFailure(error: "E", cause: "why")
            }
            do { try await clock.sleep(until: request.deadline) } catch { return .null }
            return .null
        }
        let outcome = try await laboratory.run(
            Self.map(#""MaxConcurrency": 3,"#),
            input: ["good", "good", "bad", "never begun"]
        )
        #expect(outcome.result.error == "E")
        #expect(outcome.trace.filter { $0.hasPrefix("MapIterationStarted") }.count == 3)
        #expect(outcome.trace.filter { $0.hasPrefix("MapIterationAborted") }.count == 2)
        #expect(outcome.trace.contains("MapIterationFailed 2"))
        #expect(outcome.trace.suffix(2) == ["MapStateFailed", "ExecutionFailed"])
    }

    @Test func `a caught failure leaves the state`() async throws {
        let outcome = try await Laboratory().run(
            Self.map(
                #""Catch": [{"ErrorEquals": ["E"], "Next": "B"}],"#,
                processor: #""P": {"Type": "Fail", "Error": "E"}"#
            ) + #", "B": {"Type": "Pass", "End": true}"#,
            input: [1]
        )
        #expect(outcome.result.output == ["Error": "E"])
        #expect(
            outcome.trace.suffix(7) == [
                "FailStateEntered P", "MapIterationFailed 0", "MapStateFailed",
                "MapStateExited A", "PassStateEntered B", "PassStateExited B",
                "ExecutionSucceeded",
            ]
        )
    }

    @Test func `a retried state iterates again`() async throws {
        let outcome = try await Laboratory().run(
            Self.map(
                #""Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 1}],"#,
                processor: #""P": {"Type": "Fail", "Error": "E"}"#
            ),
            input: [1]
        )
        #expect(
            outcome.trace == [
                "ExecutionStarted", "MapStateEntered A", "MapStateStarted",
                "MapIterationStarted 0", "FailStateEntered P", "MapIterationFailed 0",
                "MapStateStarted", "MapIterationStarted 0", "FailStateEntered P",
                "MapIterationFailed 0", "MapStateFailed", "ExecutionFailed",
            ]
        )
    }

    @Test func `tolerated failures leave their errors in the result`() async throws {
        let laboratory = Laboratory { request throws(TaskFailure) in
            if request.arguments == 0 { throw TaskFailure(error: "E") }
            return request.arguments
        }
        let outcome = try await laboratory.run(
            Self.map(#""ToleratedFailureCount": 1,"#),
            input: [0, 1, 2]
        )
        #expect(outcome.result.output == [["Error": "E"], 1, 2])
        let exceeded = try await laboratory.run(
            Self.map(#""ToleratedFailurePercentage": 30, "MaxConcurrency": 1,"#),
            input: [0, 1, 0, 0]
        )
        #expect(exceeded.result.error == "States.ExceedToleratedFailureThreshold")
        #expect(
            exceeded.result.cause == "The specified tolerated failure threshold was exceeded"
        )
    }

    @Test(arguments: [
        ("-1", "The MaxConcurrency field must be between 0 and 99999999 but was: -1"),
        ("0.5", "The MaxConcurrency field cannot be parsed as an integer: 0.5"),
    ])
    func `a wrong concurrency fails the state`(expression: String, text: String) async throws {
        let outcome = try await Laboratory().run(
            Self.map(#""MaxConcurrency": "{% \#(expression) %}","#),
            input: []
        )
        #expect(outcome.result.cause?.hasSuffix(text) == true)
    }

    @Test func `maps nest`() async throws {
        let inner = """
            "P": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "Q", "States": {
                "Q": {"Type": "Pass", "Output": "{% $states.input + $outer %}", "End": true}}}}
            """
        let outcome = try await Laboratory().run(
            """
            "Z": {"Type": "Pass", "Assign": {"outer": 100}, "Next": "A"}, \
            \(Self.map(processor: inner))
            """,
            startAt: "Z",
            input: [[1, 2], [], [3]]
        )
        #expect(outcome.result.output == [[101, 102], [], [103]])
    }
}
