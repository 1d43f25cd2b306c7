import Gateway
import JSON
import Stacks
import StatesLanguage
import Testing

@Suite(.timeLimit(.minutes(1))) struct GatewayTests {
    @Test func `a stack with errors is refused with all of them`() async throws {
        var server = TestServer()
        server.stack.api?.routes.append(
            Route(.get, "/x", requestModel: "none", integration: .function(named: "nobody"))
        )
        let error = await #expect(throws: StackError.self) {
            try await server.serve { _ in }
        }
        #expect(
            error?.diagnostics.map(\.code.rawValue) == ["UNKNOWN_REFERENCE", "UNKNOWN_REFERENCE"]
        )
    }

    @Test(arguments: [
        ("GET", "/nothing"), ("DELETE", "/greetings"), ("GET", "/"), ("GET", "/greetings/a/b"),
        ("OPTIONS", "/greetings"), ("GET", "/_expressway"), ("GET", "/../etc/passwd"),
    ])
    func `an unknown route answers as API Gateway does`(method: String, path: String) async throws {
        let answer = try await TestServer().serve { try await $0.request(method, path) }
        #expect(answer.status == 403)
        #expect(answer.body == #"{"message":"Missing Authentication Token"}"#)
        #expect(answer.header("x-amzn-ErrorType") == "MissingAuthenticationTokenException")
    }

    @Test(arguments: ["/health", "/prod/health", "/nothing", "/greetings/1"])
    func `every answer has an identifier, a date, and its length`(path: String) async throws {
        let (first, second) = try await TestServer().serve { client in
            (try await client.request("GET", path), try await client.request("GET", path))
        }
        #expect(first.header("x-amzn-RequestId")?.count == 36)
        #expect(first.header("x-amzn-RequestId") != second.header("x-amzn-RequestId"))
        #expect(first.header("Date")?.hasSuffix(" GMT") == true)
        #expect(first.header("Content-Length") == "\(first.body.utf8.count)")
    }

    @Test func `a head that is no HTTP gets an identifier too`() async throws {
        let answer = try await TestServer().serve { client in
            try await client.connect { connection in
                try await connection.send("NONSENSE\r\n\r\n")
                return try await connection.answer()
            }
        }
        #expect(answer?.status == 400)
        #expect(answer?.header("x-amzn-RequestId")?.count == 36)
    }

    @Test(arguments: [(true, 200, #"{"status":"ok"}"#), (false, 503, #"{"status":"unavailable"}"#)])
    func `health tells whether requests can be served`(
        isReady: Bool,
        status: Int,
        body: String
    ) async throws {
        var server = TestServer()
        server.isReady = { isReady }
        let answer = try await server.serve { try await $0.request("GET", "/health") }
        #expect(answer.status == status)
        #expect(answer.body == body)
    }

    @Test func `one connection serves request after request`() async throws {
        let statuses = try await TestServer().serve { client in
            try await client.connect { connection in
                var statuses: [Int?] = []
                for _ in 0..<3 {
                    try await connection.send("POST", "/greetings", body: #"{"name":"Ann"}"#)
                    statuses.append(try await connection.answer()?.status)
                    try await connection.send("GET", "/nothing")
                    statuses.append(try await connection.answer()?.status)
                }
                return statuses
            }
        }
        #expect(statuses == [200, 403, 200, 403, 200, 403])
    }

    @Test func `an answer to HEAD has no body`() async throws {
        let (head, next) = try await TestServer().serve { client in
            try await client.connect { connection in
                try await connection.send("HEAD", "/greetings/1")
                let head = try await connection.answerHead()
                try await connection.send("GET", "/health")
                return (head, try await connection.answer())
            }
        }
        #expect(head?.status == 403)
        #expect(next?.status == 200)
    }

    @Test func `a client that asks whether to send its body is told`() async throws {
        let (told, answer, refused) = try await TestServer().serve { client in
            try await client.connect { connection in
                let head = "POST /greetings HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                try await connection.send(head + "Content-Length: 14\r\n\r\n")
                let told = try await connection.answerHead()
                try await connection.send(#"{"name":"Ann"}"#)
                let answer = try await connection.answer()
                try await connection.send(head + "Content-Length: 10000000\r\n\r\n")
                return (told, answer, try await connection.answer())
            }
        }
        #expect(told?.status == 100)
        #expect(answer?.status == 200)
        #expect(refused?.status == 413)
    }

    @Test func `pipelined requests are answered in their order`() async throws {
        let bodies = try await TestServer().serve { client in
            try await client.connect { connection in
                for name in ["a", "b", "c"] {
                    try await connection.send("POST", "/greetings", body: #"{"name":"\#(name)"}"#)
                }
                var bodies: [String?] = []
                for _ in 0..<3 {
                    let answer = try await connection.answer()
                    bodies.append(answer.flatMap { greeting(in: $0) })
                }
                return bodies
            }
        }
        #expect(bodies == ["Hello a", "Hello b", "Hello c"])
    }

    private func greeting(in answer: RawAnswer) -> String? {
        do {
            return try JSONValue(parsing: answer.body)["greeting"]?.string
        } catch {
            return "\(error)"
        }
    }
}
