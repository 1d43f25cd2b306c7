import Time
import Functions
import JSON
import LocalFunctions
import Testing

@Suite(.timeLimit(.minutes(1))) struct LocalInvokerTests {
    typealias Plain = Function<JSONValue, JSONValue>

    private let clock = ManualClock()

    private func invoker(_ bindings: FunctionBinding...) throws -> LocalInvoker {
        try LocalInvoker(bindings, clock: clock.invocationClock)
    }

    private func failure(
        _ invoke: () async throws(InvocationFailure) -> JSONValue
    ) async -> InvocationFailure? {
        do throws(InvocationFailure) {
            let value = try await invoke()
            Issue.record("expected a failure but found \(value)")
            return nil
        } catch {
            return error
        }
    }

    @Test func `an answer is what the handler answers`() async throws {
        let invoker = try invoker(
            bind(Plain("double")) { input, _ in JSONValue((input.integer ?? 0) * 2) },
            bind(Plain("echo")) { input, _ in input }
        )
        #expect(try await invoker.invoke("double", input: 21) == 42)
        #expect(try await invoker.invoke("echo", input: ["a": 1]) == ["a": 1])
    }

    @Test func `a resolved function need not be looked up`() async throws {
        let invoker = try invoker(bind(Plain("echo")) { input, _ in input })
        let function = try #require(invoker.resolve("echo"))
        #expect(try await invoker.invoke(function, input: "x") == "x")
        #expect(invoker.resolve("nobody") == nil)
        #expect(invoker.functionNames == ["echo"])
    }

    @Test func `an unknown function is Lambda's error`() async throws {
        let invoker = try invoker()
        let failure = await failure { () async throws(InvocationFailure) in
            try await invoker.invoke("nobody", input: .null)
        }
        #expect(failure?.reason == .unknownFunction)
        #expect(failure?.error == "Lambda.ResourceNotFoundException")
    }

    @Test func `a handler knows its invocation`() async throws {
        let invoker = try invoker(
            bind(Plain("who", timeLimit: .seconds(7))) { [clock] _, context in
                [
                    "name": JSONValue(context.functionName),
                    "id": JSONValue(context.requestID.description),
                    "left": JSONValue("\(clock.now.duration(to: context.deadline))"),
                ]
            }
        )
        let first = try await invoker.invoke("who", input: .null)
        let second = try await invoker.invoke("who", input: .null)
        #expect(first["name"] == "who")
        #expect(first["left"] == "7.0 seconds")
        #expect(first["id"] != second["id"])
        let hurried = try await invoker.invoke(
            "who",
            input: .null,
            deadline: clock.now + .seconds(2)
        )
        #expect(hurried["left"] == "2.0 seconds")
    }

    @Test func `a handler runs in its caller's task`() async throws {
        enum Caller { @TaskLocal static var mark = "none" }
        let invoker = try invoker(
            bind(Plain("mark")) { _, _ in JSONValue(Caller.mark) }
        )
        let mark = try await Caller.$mark.withValue("mine") {
            try await invoker.invoke("mark", input: .null)
        }
        #expect(mark == "mine")
    }

    @Test func `what a handler throws is named`() async throws {
        let invoker = try invoker(
            bind(Plain("refuse")) { _, _ in throw FunctionError("OrderInvalid", "no lines") }
        )
        let failure = await failure { () async throws(InvocationFailure) in
            try await invoker.invoke("refuse", input: .null)
        }
        #expect(failure?.error == "OrderInvalid")
        #expect(failure?.reason == .handlerError)
        let payload = try JSONValue(parsing: failure?.cause ?? "")
        #expect(payload["errorMessage"] == "no lines")
    }

    @Test func `a failed invocation gives its place back`() async throws {
        let invoker = try invoker(
            bind(Plain("refuse", reservedConcurrency: 1)) { _, _ in
                throw FunctionError("OrderInvalid", "no lines")
            }
        )
        for _ in 0..<3 {
            let failure = await failure { () async throws(InvocationFailure) in
                try await invoker.invoke("refuse", input: .null)
            }
            #expect(failure?.error == "OrderInvalid")
        }
        let function = try #require(invoker.resolve("refuse"))
        #expect(invoker.runningCount(of: function) == 0)
    }

    @Test func `a handler that fails behind its time limit has timed out`() async throws {
        let invoker = try invoker(
            bind(Plain("slow", timeLimit: .seconds(2))) { [clock] _, _ in
                clock.advance(by: .seconds(2))
                throw FunctionError("StoreBusy", "gave up at the deadline")
            }
        )
        let failure = await failure { () async throws(InvocationFailure) in
            try await invoker.invoke("slow", input: .null)
        }
        #expect(failure?.error == "Sandbox.Timedout")
        #expect(failure?.cause.contains("Task timed out after 2.00 seconds") == true)
    }

    @Test func `an answer behind the time limit is a time-out`() async throws {
        let invoker = try invoker(
            bind(Plain("slow", timeLimit: .seconds(2))) { [clock] _, _ in
                clock.advance(by: .seconds(3))
                return "late"
            }
        )
        let failure = await failure { () async throws(InvocationFailure) in
            try await invoker.invoke("slow", input: .null)
        }
        #expect(failure?.reason == .timeLimit)
    }

    @Test func `a handler that fails behind its caller's deadline is the caller's time-out`()
        async throws
    {
        let invoker = try invoker(
            bind(Plain("slow", timeLimit: .seconds(5))) { [clock] _, _ in
                clock.advance(by: .seconds(2))
                throw FunctionError("StoreBusy", "gave up at the deadline")
            }
        )
        let failure = await failure { () async throws(InvocationFailure) in
            try await invoker.invoke("slow", input: .null, deadline: clock.now + .seconds(1))
        }
        #expect(failure == .deadline)
    }

    @Test func `bindings with faults are refused with all of them`() {
        let error = #expect(throws: FunctionDeclarationError.self) {
            try LocalInvoker([
                bind(Plain("a b")) { input, _ in input },
                bind(Plain("c", reservedConcurrency: 901)) { input, _ in input },
                bind(Plain("c")) { input, _ in input },
            ])
        }
        #expect(error?.faults.map(\.member) == ["name", "name", nil])
    }
}
