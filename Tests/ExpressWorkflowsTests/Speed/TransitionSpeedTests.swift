import ExpressWorkflows
import Foundation
import JSON
import StatesLanguage
import Testing

// Figures mean nothing in a debug build or beside other tests, so they are taken when asked for:
// EXPRESSWAY_MEASURE=1 swift test -c release --filter TransitionSpeedTests
@Suite(
    .enabled(
        if: ProcessInfo.processInfo.environment["EXPRESSWAY_MEASURE"] != nil,
        "set EXPRESSWAY_MEASURE to measure"
    ),
    .serialized
)
struct TransitionSpeedTests {
    private static let stateCount = 1_000
    private static let executionCount = 1_000

    /// A machine of passes in a row, each like the others.
    private static func machine(_ pass: (Int) -> PassState) throws -> CompiledStateMachine {
        let states = (0..<stateCount).map { index in
            var state = pass(index)
            state.transition = index + 1 < stateCount ? .next("P\(index + 1)") : .end
            return State.pass(state)
        }
        return try CompiledStateMachine(StateMachine(startAt: "P0", states: states))
    }

    private static func rate(
        of machine: CompiledStateMachine,
        recorder: InMemoryExecutionRecorder? = nil
    ) async -> Double {
        let engine = WorkflowEngine(
            machine: machine,
            identity: StateMachineIdentity(name: "speed"),
            tasks: ScriptedTasks { request throws(TaskFailure) in request.arguments },
            recorder: recorder
        )
        let start = ContinuousClock.now
        for _ in 0..<executionCount {
            let result = await engine.execute(["n": 1])
            #expect(result.status == .succeeded)
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        return Double(stateCount * executionCount) / seconds
    }

    @Test func `a million passes a second`() async throws {
        let rate = await Self.rate(of: try Self.machine { PassState("P\($0)") })
        print("passes/s: \(Int(rate))")
        #if !DEBUG
        #expect(rate >= 1_000_000)
        #endif
    }

    @Test func `passes that make an output`() async throws {
        let machine = try Self.machine { index in
            PassState("P\(index)", output: ["n": "{% $states.input.n + 1 %}"])
        }
        print("passes with output/s: \(Int(await Self.rate(of: machine)))")
    }

    @Test func `passes that are recorded`() async throws {
        let recorder = InMemoryExecutionRecorder(
            masking: [MaskingRule(member: "payment", keeping: ["status"])]
        )
        let machine = try Self.machine { PassState("P\($0)") }
        print("recorded passes/s: \(Int(await Self.rate(of: machine, recorder: recorder)))")
        #expect(recorder.count > 0)
    }

    @Test(arguments: [false, true])
    func `executions of the size of an order`(isRecorded: Bool) async throws {
        let recorder = InMemoryExecutionRecorder(
            masking: [
                MaskingRule(member: "payment", keeping: ["processor", "transactionId", "status"])
            ]
        )
        let engine = WorkflowEngine(
            machine: try OrderFlow.machine(),
            identity: StateMachineIdentity(name: "orders"),
            tasks: ScriptedTasks { _ throws(TaskFailure) in OrderFlow.result },
            recorder: isRecorded ? recorder : nil
        )
        let count = 20_000
        let start = ContinuousClock.now
        for _ in 0..<count {
            let result = await engine.execute(OrderFlow.input)
            #expect(result.status == .succeeded)
        }
        let microseconds = (ContinuousClock.now - start) / .microseconds(count)
        let events = recorder.summaries().first.flatMap {
            recorder.record(for: $0.id)?.events.count
        }
        let size = recorder.count > 0 ? recorder.byteCount / recorder.count : 0
        print(
            "order, recorded \(isRecorded): \(microseconds) µs an execution,",
            "\(events ?? 0) events, \(size) bytes"
        )
    }
}
