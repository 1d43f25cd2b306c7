import ExpressWorkflows
import Functions
import Gateway
import JSON
import StatesLanguage
import Stacks
import Testing

@Suite(.timeLimit(.minutes(1))) struct LimitTests {
    @Test func `a body at the limit is taken, one beyond is refused`() async throws {
        let frame = #"{"name":""}"#.utf8.count
        let (atLimit, beyond) = try await TestServer().serve { client in
            let full = String(repeating: "x", count: GatewayLimits.bodyByteCount - frame)
            return (
                try await client.request("POST", "/greetings", body: #"{"name":"\#(full)"}"#),
                try await client.request("POST", "/greetings", body: #"{"name":"\#(full)x"}"#)
            )
        }
        #expect(atLimit.status != 413)
        #expect(beyond.status == 413)
        #expect(beyond.header("x-amzn-ErrorType") == "RequestTooLargeException")
    }

    @Test func `a body that never ends is refused and cut off`() async throws {
        var server = TestServer()
        server.configuration.connectionLimits.discardedByteCount = 100_000
        let answer = try await server.serve { client in
            try await client.connect { connection in
                try await connection.send(
                    "POST /greetings HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                )
                let chunk = "10000\r\n" + String(repeating: "x", count: 0x10000) + "\r\n"
                for _ in 0..<5 { try await connection.send(chunk) }
                let answer = try await connection.answer()
                // The server closes; what is sent then fails sooner or later.
                do {
                    while true { try await connection.send(chunk) }
                } catch {
                    return answer
                }
            }
        }
        #expect(answer?.status == 413)
    }

    @Test func `a head beyond the limit is refused`() async throws {
        let (large, huge) = try await TestServer().serve { client in
            (
                try await client.request(
                    "GET",
                    "/health",
                    headers: ["X-Large: " + String(repeating: "x", count: 10_240)]
                ),
                try await client.connect { connection in
                    try await connection.send("GET /health HTTP/1.1\r\nX-Huge: ")
                    for _ in 0..<20 {
                        try await connection.send(String(repeating: "x", count: 1_000))
                    }
                    return try await connection.answer()
                }
            )
        }
        #expect(large.status == 413)
        #expect(huge?.status == 400)
    }

    @Test func `a client that sends no head, or half of one, is cut off`() async throws {
        var server = TestServer()
        server.configuration.connectionLimits.headTime = .milliseconds(50)
        try await server.serve { client in
            try await client.connect { try await $0.end() }
            try await client.connect { connection in
                try await connection.send("GET /health HTTP/1.1\r\nHost")
                try await connection.end()
            }
        }
    }

    @Test func `a client that sends half a body is cut off while others are served`() async throws {
        var server = TestServer()
        server.configuration.connectionLimits.bodyTime = .milliseconds(200)
        let status = try await server.serve { client in
            try await client.connect { slow in
                try await slow.send(
                    "POST /greetings HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
                )
                let status = try await client.request("GET", "/health").status
                try await slow.end()
                return status
            }
        }
        #expect(status == 200)
    }

    @Test func `a client that has finished sending still gets its answer`() async throws {
        let answer = try await TestServer().serve { client in
            try await client.connect { connection in
                try await connection.send("POST", "/greetings", body: #"{"name":"Ann"}"#)
                try await connection.finishSending()
                return try await connection.answer()
            }
        }
        #expect(answer?.status == 200)
    }
}
