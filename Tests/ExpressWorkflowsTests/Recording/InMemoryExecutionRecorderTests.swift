import ExpressWorkflows
import JSON
import StatesLanguage
import Testing

@Suite(.timeLimit(.minutes(1)))
struct InMemoryExecutionRecorderTests {
    private static func record(
        _ name: String,
        status: ExecutionStatus = .succeeded,
        input: JSONValue = [:]
    ) -> ExecutionRecord {
        ExecutionRecord(
            summary: ExecutionSummary(
                executionARN: "arn:aws:states:r:a:express:m:\(name):id-\(name)",
                name: name,
                stateMachineARN: "arn:aws:states:r:a:stateMachine:m",
                status: status
            ),
            events: [
                HistoryEvent(
                    id: 1,
                    previousEventID: 0,
                    timestamp: 0,
                    details: .executionStarted(input: input, roleARN: "role")
                )
            ]
        )
    }

    @Test func `the oldest execution makes room`() {
        let recorder = InMemoryExecutionRecorder(capacity: .init(executionCount: 3))
        for number in 1...1_000 { recorder.record(Self.record("e\(number)")) }
        #expect(recorder.count == 3)
        #expect(recorder.summaries().map(\.name) == ["e1000", "e999", "e998"])
        #expect(recorder.record(for: "id-e997") == nil)
        #expect(recorder.record(for: "id-e998")?.summary.name == "e998")
    }

    @Test func `memory is bounded, too`() {
        let limit = 1 << 20
        let recorder = InMemoryExecutionRecorder(capacity: .init(byteCount: limit))
        for number in 1...100 {
            let input = JSONValue(String(repeating: "x", count: 50_000))
            recorder.record(Self.record("e\(number)", input: input))
            #expect(recorder.byteCount <= limit)
        }
        #expect((15...20).contains(recorder.count))
        #expect(recorder.summaries().first?.name == "e100")
    }

    @Test func `an execution that is too large alone is kept without its events`() {
        let recorder = InMemoryExecutionRecorder(capacity: .init(byteCount: 10_000))
        recorder.record(Self.record("small"))
        recorder.record(
            Self.record("large", input: JSONValue(String(repeating: "x", count: 50_000)))
        )
        #expect(recorder.record(for: "large")?.events == [])
        #expect(recorder.record(for: "large")?.droppedEventCount == 1)
        #expect(recorder.byteCount <= 10_000)
    }

    @Test func `executions are found by ARN, identifier and name`() {
        let recorder = InMemoryExecutionRecorder()
        recorder.record(Self.record("ann"))
        recorder.record(Self.record("bob", status: .failed))
        for reference in ["ann", "id-ann", "arn:aws:states:r:a:express:m:ann:id-ann"] {
            #expect(recorder.record(for: reference)?.summary.name == "ann")
        }
        #expect(recorder.record(for: "eve") == nil)
    }

    @Test func `a query narrows by name and outcome`() {
        let recorder = InMemoryExecutionRecorder()
        for name in ["ann-1", "bob-1", "ann-2"] { recorder.record(Self.record(name)) }
        recorder.record(Self.record("ann-3", status: .failed))
        recorder.record(Self.record("bob-2", status: .timedOut))
        func names(_ query: ExecutionQuery) -> [String] { recorder.summaries(query).map(\.name) }
        #expect(names(ExecutionQuery(namePrefix: "ann")) == ["ann-3", "ann-2", "ann-1"])
        #expect(names(ExecutionQuery(failedOnly: true)) == ["bob-2", "ann-3"])
        #expect(names(ExecutionQuery(namePrefix: "ann", limit: 1)) == ["ann-3"])
    }

    @Test func `nothing is kept that must be masked`() async throws {
        let rule = MaskingRule(member: "payment", keeping: ["status"])
        let laboratory = Laboratory(
            recorder: InMemoryExecutionRecorder(masking: [rule]),
            tasks: { request throws(TaskFailure) in
                throw TaskFailure(error: "E", cause: request.arguments.text)
            }
        )
        let outcome = try await laboratory.run(
            """
            "A": {"Type": "Pass", "Assign": {"kept": "{% $states.input %}"}, "Next": "B"},
            "B": {"Type": "Task", "Resource": "\(functionARN("f"))", "End": true,
                  "Arguments": {"deep": ["{% $kept %}"]},
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}]},
            "C": {"Type": "Pass", "Output": {"e": "{% $states.input %}"}, "Next": "D"},
            "D": {"Type": "Pass", "Output": {"payment": "{% $kept.payment %}"}, "Next": "F"},
            "F": {"Type": "Fail", "Error": "E", "Cause": "{% $string($kept) %}"}
            """,
            input: ["payment": ["token": "tok_secret", "status": "captured"]]
        )
        // The execution itself has the real values.
        #expect(outcome.result.cause?.contains("tok_secret") == true)
        let record = try #require(outcome.record)
        #expect(!record.json.text.contains("tok_secret"))
        #expect(!ExecutionTrace(record).rendered(width: 0).contains("tok_secret"))
        #expect(record.json.text.contains("captured"))
        #expect(record.events.count == 14)
    }

    @Test(
        arguments: [
            (.all, 12), (.error, 3), (.fatal, 1), (.off, 0),
        ] as [(RecordingLevel, Int)]
    )
    func `a level lets its events through`(level: RecordingLevel, count: Int) async throws {
        let laboratory = Laboratory(
            recorder: InMemoryExecutionRecorder(level: level),
            tasks: { _ throws(TaskFailure) in throw TaskFailure(error: "E") }
        )
        let outcome = try await laboratory.run(
            """
            "A": {"Type": "Task", "Resource": "\(functionARN("f"))", "End": true,
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}]},
            "B": {"Type": "Pass", "Next": "C"},
            "C": {"Type": "Wait", "Seconds": 1, "Next": "F"},
            "F": {"Type": "Fail", "Error": "E"}
            """
        )
        #expect(outcome.events.count == count)
        #expect(outcome.record?.summary.stateCount == 4)
        // Numbers don't depend on the level.
        #expect(outcome.events.last?.id ?? 12 == 12)
    }
}
