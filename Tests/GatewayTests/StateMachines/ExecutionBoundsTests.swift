import Functions
import Gateway
import JSON
import StatesLanguage
import Stacks
import Testing

@Suite(.timeLimit(.minutes(1))) struct ExecutionBoundsTests {
    private let gate = Gate()
    private let ended = Gate()

    /// A server whose greetings wait at the gate.
    private func server() -> TestServer {
        var server = TestServer()
        server.bindings[0] = bind(TestStack.greet) { [gate, ended] input, _ in
            await gate.pass()
            ended.open()
            return ["greeting": input["name"] ?? .null]
        }
        return server
    }

    @Test func `executions beyond the limit are turned away at once`() async throws {
        var server = server()
        server.executionCount = 2
        try await server.serve { [gate] client in
            try await withThrowingTaskGroup(of: RawAnswer.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        try await client.request("POST", "/greetings", body: #"{"name":"Ann"}"#)
                    }
                }
                await gate.arrivals(2)
                let refused = try await client.request("POST", "/greetings", body: "{}")
                #expect(refused.status == 429)
                #expect(refused.header("Retry-After") == "1")
                #expect(refused.body == #"{"code":"throttled"}"#)
                gate.open()
                for try await answer in group { #expect(answer.status == 200) }
            }
            let later = try await client.request("POST", "/greetings", body: #"{"name":"Ann"}"#)
            #expect(later.status == 200)
        }
    }

    @Test func `an execution that outlasts the gateway goes on`() async throws {
        var server = server()
        server.stack.stateMachines[0].definition.timeoutSeconds = nil
        if case .stateMachine(var integration) = TestStack.greetings {
            integration.timeLimit = .milliseconds(50)
            server.stack.api?.routes = [
                Route(.post, "/greetings", integration: .stateMachine(integration))
            ]
        }
        try await server.serve { [gate, ended] client in
            let answer = try await client.request("POST", "/greetings", body: "{}")
            #expect(answer.status == 504)
            #expect(answer.header("x-amzn-ErrorType") == "InternalServerErrorException")
            gate.open()
            await ended.pass()
        }
    }

    @Test func `a client that goes away does not end its execution`() async throws {
        try await server().serve { [gate, ended] client in
            try await client.connect { connection in
                try await connection.send("POST", "/greetings", body: #"{"name":"Ann"}"#)
                await gate.arrivals(1)
                try await connection.vanish()
            }
            gate.open()
            await ended.pass()
            let health = try await client.request("GET", "/health")
            #expect(health.status == 200)
        }
    }
}
