import ExpressWorkflows
import JSON
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ExecutionTraceTests {
    private static let states = """
        "A": {"Type": "Pass", "Assign": {"v": 1}, "Next": "M"},
        "M": {"Type": "Map", "Items": [1, 2], "MaxConcurrency": 1, "Next": "P",
              "ItemProcessor": {"StartAt": "I", "States": {
                  "I": {"Type": "Parallel", "End": true, "Branches": [
                      {"StartAt": "J", "States": {"J": {"Type": "Pass", "End": true}}}]}}}},
        "P": {"Type": "Parallel", "Next": "T", "Branches": [
              {"StartAt": "X", "States": {"X": {"Type": "Pass", "Next": "X2"},
                                          "X2": {"Type": "Pass", "End": true}}},
              {"StartAt": "Y", "States": {"Y": {"Type": "Pass", "End": true}}}]},
        "T": {"Type": "Task", "Resource": "\(functionARN("f"))", "End": true,
              "Retry": [{"ErrorEquals": ["Again"]}],
              "Catch": [{"ErrorEquals": ["Stop"], "Next": "Z"}]},
        "Z": {"Type": "Pass", "Output": "end", "End": true}
        """

    private func trace() async throws -> ExecutionTrace {
        let calls = Counter()
        let outcome = try await Laboratory { _ throws(TaskFailure) in
            throw TaskFailure(error: calls.increment() < 3 ? "Again" : "Stop", cause: "why")
        }.run(Self.states, input: ["in": 1], name: "customer-1")
        return ExecutionTrace(try #require(outcome.record))
    }

    @Test func `states stand in order with what they took and gave`() async throws {
        let trace = try await trace()
        #expect(trace.states.map(\.name) == ["A", "M", "P", "T", "Z"])
        #expect(
            trace.states.map(\.outcome) == [
                .succeeded, .succeeded, .succeeded, .caught, .succeeded,
            ]
        )
        #expect(trace.input == ["in": 1])
        #expect(trace.output == "end")
        #expect(trace.states[0].variables == ["v": 1])
        #expect(trace.states[4].input == ["Error": "Stop", "Cause": "why"])
    }

    @Test func `branches and iterations stand below their state`() async throws {
        let trace = try await trace()
        let map = trace.states[1]
        #expect(map.branches.map(\.index) == [0, 1])
        #expect(map.branches.map { $0.states.map(\.name) } == [["I"], ["I"]])
        #expect(map.branches[1].states[0].branches.map { $0.states.map(\.name) } == [["J"]])
        let parallel = trace.states[2]
        let names = parallel.branches.map { $0.states.map(\.name) }
        #expect(names.sorted { $0.count > $1.count } == [["X", "X2"], ["Y"]])
    }

    @Test func `attempts of a task are told one by one`() async throws {
        let task = try await trace().states[3]
        #expect(task.attempts.map { $0.failure?.error } == ["Again", "Again", "Stop"])
        #expect(task.startDate + 3_000 == task.stopDate)
        #expect(task.attempts[1].startDate == task.startDate + 1_000)
    }

    @Test func `the text shows the tree`() async throws {
        let text = try await trace().rendered(width: 60)
        let lines = text.split(separator: "\n")
        #expect(lines[0] == "customer-1  SUCCEEDED  3.0 s, 12 states")
        #expect(lines.contains("✓ A  Pass  0 ms"))
        #expect(lines.contains("! T  Task  3000 ms  3 attempts"))
        #expect(lines.contains("  item 1"))
        #expect(lines.contains("        ✓ J  Pass  0 ms"))
        #expect(lines.contains("    error     Again"))
        #expect(lines.allSatisfy { $0.count <= 60 })
    }

    @Test func `a failed execution shows what failed and what was given up`() async throws {
        let outcome = try await Laboratory().run(
            """
            "A": {"Type": "Map", "End": true, "MaxConcurrency": 1, "ItemProcessor": {
                  "StartAt": "P", "States": {"P": {"Type": "Fail", "Error": "E"}}}}
            """,
            input: [1]
        )
        let trace = ExecutionTrace(try #require(outcome.record))
        #expect(trace.states[0].outcome == .failed)
        #expect(trace.states[0].failure?.error == "E")
        #expect(trace.states[0].branches[0].states[0].outcome == .failed)
        #expect(trace.rendered().contains("error     E"))
    }

    @Test func `a time-out shows the state that was given up`() async throws {
        let outcome = try await Laboratory().run(
            #""A": {"Type": "Wait", "Seconds": 60, "End": true}"#,
            timeoutSeconds: 10
        )
        let trace = ExecutionTrace(try #require(outcome.record))
        #expect(trace.states[0].outcome == .aborted)
        #expect(trace.states[0].stopDate == trace.states[0].startDate + 10_000)
    }

    @Test func `an incomplete history gives an incomplete tree`() async throws {
        let outcome = try await Laboratory { _ throws(TaskFailure) in
            throw TaskFailure(error: "Stop")
        }.run(Self.states)
        let record = try #require(outcome.record)
        for missing in record.events.indices {
            var partial = record
            partial.events.remove(at: missing)
            _ = ExecutionTrace(partial).rendered()
        }
        var rest = record
        rest.events = record.events.suffix(3)
        #expect(ExecutionTrace(rest).states.count <= 1)
    }
}
