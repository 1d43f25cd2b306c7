import ExpressWorkflows
import JSON
import Testing

@Suite(.timeLimit(.minutes(1)))
struct CancellationTests {
    @Test func `an execution whose task is cancelled gives up its wait`() async throws {
        let clock = ManualClock(jumping: false)
        let laboratory = Laboratory(clock: clock)
        async let ended = laboratory.run(
            #""A": {"Type": "Wait", "Seconds": 60, "End": true}"#
        )
        await clock.waitForSleepers(1)
        let running = Task { try await laboratory.run(Self.wait) }
        await clock.waitForSleepers(2)
        running.cancel()
        let outcome = try await running.value
        #expect(outcome.result.status == .failed)
        #expect(outcome.result.error == "States.Runtime")
        #expect(outcome.trace.suffix(2) == ["WaitStateAborted A", "ExecutionAborted"])
        // The other execution goes on.
        clock.advance(by: .seconds(60))
        #expect(try await ended.result.status == .succeeded)
    }

    @Test func `a task's result is dropped when its execution is cancelled`() async throws {
        let clock = ManualClock(jumping: false)
        let laboratory = Laboratory(clock: clock) { request throws(TaskFailure) in
            do { try await clock.sleep(until: request.deadline) } catch { return "late" }
            return "in time"
        }
        let running = Task {
            try await laboratory.run(
                """
                "A": {"Type": "Task", "Resource": "\(functionARN("f"))", "End": true,
                      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}]},
                "B": {"Type": "Succeed"}
                """
            )
        }
        await clock.waitForSleepers(1)
        running.cancel()
        let outcome = try await running.value
        #expect(outcome.result.error == "States.Runtime")
        #expect(outcome.result.output == nil)
    }

    private static let wait = #""A": {"Type": "Wait", "Seconds": 60, "End": true}"#
}
