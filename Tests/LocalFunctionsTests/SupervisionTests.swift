import Time
import Functions
import JSON
import LocalFunctions
import Testing

@Suite(.timeLimit(.minutes(1))) struct SupervisionTests {
    typealias Plain = Function<JSONValue, JSONValue>

    private let clock = ManualClock()
    private let gate = Gate()

    private func stubborn(limit: Duration = .seconds(5)) throws -> LocalInvoker {
        try LocalInvoker(
            [
                bind(
                    Plain("stubborn", reservedConcurrency: 2, timeLimit: limit, waits: .anywhere)
                ) { [gate] input, _ in
                    await gate.pass()
                    return Task.isCancelled ? "cancelled" : input
                }
            ],
            clock: clock.invocationClock
        )
    }

    private func outcome(
        _ invoker: LocalInvoker,
        deadline: Instant? = nil
    ) async -> Result<JSONValue, InvocationFailure> {
        do throws(InvocationFailure) {
            return .success(try await invoker.invoke("stubborn", input: 1, deadline: deadline))
        } catch {
            return .failure(error)
        }
    }

    @Test func `an answer in time is the answer`() async throws {
        let invoker = try stubborn()
        gate.open()
        #expect(await outcome(invoker) == .success(1))
    }

    @Test func `a handler that ignores its limit is left behind`() async throws {
        let invoker = try stubborn()
        let function = try #require(invoker.resolve("stubborn"))
        async let answer = outcome(invoker)
        await gate.arrivals(1)
        await clock.sleepers(1)
        clock.advance(by: .seconds(5))
        guard case .failure(let failure) = await answer else {
            Issue.record("expected a time-out")
            return
        }
        #expect(failure.error == "Sandbox.Timedout")
        // It still runs, so it still counts.
        #expect(invoker.runningCount(of: function) == 1)
        gate.open()
    }

    @Test func `the caller's deadline counts when it is earlier`() async throws {
        let invoker = try stubborn()
        async let answer = outcome(invoker, deadline: clock.now + .seconds(1))
        await gate.arrivals(1)
        await clock.sleepers(1)
        clock.advance(by: .seconds(1))
        #expect(await answer == .failure(.deadline))
        gate.open()
    }

    @Test func `an earlier deadline does not wait for a later one`() async throws {
        let invoker = try stubborn()
        async let late = outcome(invoker, deadline: clock.now + .seconds(4))
        await gate.arrivals(1)
        await clock.sleepers(1)
        async let early = outcome(invoker, deadline: clock.now + .seconds(1))
        await gate.arrivals(2)
        await clock.sleepers(1)
        clock.advance(by: .seconds(1))
        #expect(await early == .failure(.deadline))
        await clock.sleepers(1)
        clock.advance(by: .seconds(3))
        #expect(await late == .failure(.deadline))
        gate.open()
    }

    @Test func `cancelling the caller cancels the handler and takes its answer`() async throws {
        let invoker = try stubborn()
        let call = Task { await outcome(invoker) }
        await gate.arrivals(1)
        call.cancel()
        gate.open()
        #expect(await call.value == .success("cancelled"))
    }

    @Test func `no timer is left when nothing runs`() async throws {
        let invoker = try stubborn()
        async let answer = outcome(invoker)
        await gate.arrivals(1)
        await clock.sleepers(1)
        gate.open()
        #expect(await answer == .success(1))
        await clock.sleepers(0)
    }
}
