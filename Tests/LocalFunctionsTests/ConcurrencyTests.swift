import Functions
import JSON
import LocalFunctions
import Testing

@Suite(.timeLimit(.minutes(1))) struct ConcurrencyTests {
    typealias Plain = Function<JSONValue, JSONValue>

    private let gate = Gate()

    private func waiting(_ name: String, reserved: Int? = nil) -> FunctionBinding {
        bind(Plain(name, reservedConcurrency: reserved)) { [gate] input, _ in
            await gate.pass()
            return input
        }
    }

    /// Invokes a function that many times at once, and counts what came of it.
    private func outcomes(
        of name: String,
        times: Int,
        by invoker: LocalInvoker,
        arriving: Int
    ) async -> (answers: Int, throttled: Int) {
        await withTaskGroup(of: Result<JSONValue, InvocationFailure>.self) { group in
            for _ in 0..<times {
                group.addTask {
                    do throws(InvocationFailure) {
                        return .success(try await invoker.invoke(name, input: 1))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            await gate.arrivals(arriving)
            var throttled = 0
            // Those beyond the limit answer at once, while the others still wait at the gate.
            while throttled < times - arriving, let result = await group.next() {
                guard case .failure(let failure) = result else { continue }
                #expect(failure.error == "Lambda.TooManyRequestsException")
                throttled += 1
            }
            gate.open()
            var answers = 0
            for await result in group {
                if case .success = result { answers += 1 }
            }
            return (answers, throttled)
        }
    }

    @Test func `reserved concurrency caps a function`() async throws {
        let invoker = try LocalInvoker([waiting("capped", reserved: 3)])
        let outcomes = await outcomes(of: "capped", times: 10, by: invoker, arriving: 3)
        #expect(outcomes.answers == 3)
        #expect(outcomes.throttled == 7)
        let function = try #require(invoker.resolve("capped"))
        #expect(invoker.runningCount(of: function) == 0)
        #expect(try await invoker.invoke("capped", input: 2) == 2)
    }

    @Test func `functions without reservation share the account`() async throws {
        let invoker = try LocalInvoker(
            [waiting("free"), waiting("kept", reserved: 5)],
            accountConcurrency: 105
        )
        let outcomes = await outcomes(of: "free", times: 120, by: invoker, arriving: 100)
        #expect(outcomes.answers == 100)
        #expect(outcomes.throttled == 20)
    }

    @Test func `a reservation is kept free when the account is exhausted`() async throws {
        let invoker = try LocalInvoker(
            [
                waiting("free"),
                bind(Plain("kept", reservedConcurrency: 5)) { input, _ in input },
            ],
            accountConcurrency: 105
        )
        try await withThrowingTaskGroup(of: JSONValue.self) { group in
            for _ in 0..<100 {
                group.addTask { try await invoker.invoke("free", input: 1) }
            }
            await gate.arrivals(100)
            #expect(try await invoker.invoke("kept", input: "kept") == "kept")
            await #expect(throws: InvocationFailure.self) {
                try await invoker.invoke("free", input: 1)
            }
            gate.open()
            for try await value in group { #expect(value == 1) }
        }
    }

    @Test func `a reservation of nothing switches a function off`() async throws {
        let invoker = try LocalInvoker([waiting("off", reserved: 0)])
        let error = await #expect(throws: InvocationFailure.self) {
            try await invoker.invoke("off", input: .null)
        }
        #expect(error?.reason == .throttled)
    }
}
