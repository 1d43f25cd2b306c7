import ExpressWorkflows
import JSON
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ParallelStateTests {
    private static func task(_ name: String, _ rest: String = "") -> String {
        """
        {"StartAt": "\(name)", "States": {"\(name)": {"Type": "Task", \(rest)
            "Resource": "\(functionARN(name))", "End": true}}}
        """
    }

    private static func catching(_ error: String) -> String {
        """
        "Catch": [{"ErrorEquals": ["\(error)"], "Next": "B",
                   "Assign": {"e": "{% $states.errorOutput %}"}}],
        """
    }

    private static func parallel(_ branches: [String], _ rest: String = "") -> String {
        """
        "A": {"Type": "Parallel", "Branches": [\(branches.joined(separator: ","))], \(rest)
              "End": true}
        """
    }

    @Test func `outputs lie in the order of the branches`() async throws {
        let outcome = try await Laboratory { request throws(TaskFailure) in
            [JSONValue(request.stateName), request.arguments]
        }.run(
            Self.parallel(["x", "y", "z"].map { Self.task($0) }, #""Arguments": [7],"#)
        )
        #expect(outcome.result.output == [["x", [7]], ["y", [7]], ["z", [7]]])
        #expect(outcome.trace.first == "ExecutionStarted")
        #expect(outcome.trace[1...2] == ["ParallelStateEntered A", "ParallelStateStarted"])
        #expect(
            outcome.trace.suffix(3) == [
                "ParallelStateSucceeded", "ParallelStateExited A", "ExecutionSucceeded",
            ]
        )
        // Each branch begins behind the start of the state.
        let entered = outcome.events.filter { $0.type == "TaskStateEntered" }
        #expect(entered.count == 3)
        #expect(entered.allSatisfy { $0.previousEventID == 3 })
    }

    @Test func `a single branch has its output in an array`() async throws {
        let outcome = try await Laboratory().run(Self.parallel([Self.task("x")]), input: 5)
        #expect(outcome.result.output == [5])
    }

    @Test func `branches read outer variables and keep their own`() async throws {
        let branch = """
            {"StartAt": "N", "States": {
                "N": {"Type": "Pass", "Assign": {"inner": "{% $outer + 1 %}"}, "Next": "M"},
                "M": {"Type": "Pass", "Output": "{% $inner %}", "End": true}}}
            """
        let outcome = try await Laboratory().run(
            """
            "Z": {"Type": "Pass", "Assign": {"outer": 1}, "Next": "A"},
            "A": {"Type": "Parallel", "Branches": [\(branch)], "Next": "B"},
            "B": {"Type": "Pass", "Output": ["{% $states.input %}", "{% $exists($inner) %}"],
                  "End": true}
            """,
            startAt: "Z"
        )
        #expect(outcome.result.output == [[2], false])
    }

    @Test func `a failing branch fails the state with its own error`() async throws {
        let branch = #"{"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E"}}}"#
        let outcome = try await Laboratory().run(Self.parallel([branch]))
        #expect(outcome.result.error == "E")
        #expect(outcome.result.failedState == "F")
        #expect(
            outcome.trace == [
                "ExecutionStarted", "ParallelStateEntered A", "ParallelStateStarted",
                "FailStateEntered F", "ParallelStateFailed", "ExecutionFailed",
            ]
        )
    }

    @Test func `a failing branch cancels the others and waits for them`() async throws {
        let clock = ManualClock(jumping: false)
        let ended = Counter()
        let laboratory = Laboratory(clock: clock) { request throws(TaskFailure) in
            if request.stateName == "bad" {
                await clock.waitForSleepers(2)
                throw TaskFailure(error: "E")
            }
            do {
                try await clock.sleep(until: request.deadline)
            } catch {
                // A task that needs a while to give up.
                for _ in 0..<20 { await Task.yield() }
                ended.increment()
            }
            return .null
        }
        let outcome = try await laboratory.run(
            Self.parallel(["slow", "bad", "slower"].map { Self.task($0) })
        )
        #expect(outcome.result.error == "E")
        #expect(ended.value == 2)
        #expect(outcome.trace.filter { $0.hasPrefix("TaskStateAborted") }.count == 3)
        #expect(outcome.trace.suffix(2) == ["ParallelStateFailed", "ExecutionFailed"])
    }

    @Test func `a caught failure goes on behind the state`() async throws {
        let laboratory = Laboratory { _ throws(TaskFailure) in
            throw TaskFailure(error: "E", cause: "why")
        }
        let outcome = try await laboratory.run(
            """
            \(Self.parallel([Self.task("x")], Self.catching("States.ALL"))),
            "B": {"Type": "Pass", "Output": "{% $e %}", "End": true}
            """
        )
        #expect(outcome.result.output == ["Error": "E", "Cause": "why"])
        // As recorded: the failed task counts as given up, and the state doesn't say it failed.
        #expect(
            outcome.trace == [
                "ExecutionStarted", "ParallelStateEntered A", "ParallelStateStarted",
                "TaskStateEntered x", "LambdaFunctionScheduled", "LambdaFunctionStarted",
                "LambdaFunctionFailed", "TaskStateAborted x", "ParallelStateExited A",
                "PassStateEntered B", "PassStateExited B", "ExecutionSucceeded",
            ]
        )
    }

    @Test func `a retried state begins its branches again`() async throws {
        let branch = #"{"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E"}}}"#
        let clock = ManualClock()
        let outcome = try await Laboratory(clock: clock).run(
            Self.parallel([branch], #""Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 2}],"#)
        )
        #expect(clock.sleeps == [.seconds(1), .seconds(2)])
        #expect(
            outcome.trace == [
                "ExecutionStarted", "ParallelStateEntered A", "ParallelStateStarted",
                "FailStateEntered F", "ParallelStateStarted", "FailStateEntered F",
                "ParallelStateStarted", "FailStateEntered F", "ParallelStateFailed",
                "ExecutionFailed",
            ]
        )
    }

    @Test func `States.BranchFailed matches whatever a branch fails with`() async throws {
        let branch = #"{"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E"}}}"#
        let outcome = try await Laboratory().run(
            """
            \(Self.parallel([branch], Self.catching("States.BranchFailed"))),
            "B": {"Type": "Succeed"}
            """
        )
        #expect(outcome.result.output == ["Error": "E"])
    }

    @Test func `the execution's time ends all branches`() async throws {
        let outcome = try await Laboratory().run(
            Self.parallel(
                [("W", 100), ("V", 90)].map { name, seconds in
                    """
                    {"StartAt": "\(name)", "States": {
                        "\(name)": {"Type": "Wait", "Seconds": \(seconds), "End": true}}}
                    """
                },
                Self.catching("States.ALL")
            ) + #", "B": {"Type": "Succeed"}"#,
            timeoutSeconds: 10
        )
        #expect(outcome.result.status == .timedOut)
        #expect(outcome.trace.suffix(2) == ["ParallelStateAborted A", "ExecutionTimedOut"])
    }
}
