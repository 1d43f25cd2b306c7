import JSON
import Testing

/// Clients that keep a server waiting, or never come to an end.
@Suite(.timeLimit(.minutes(3)))
struct HostileConnectionTests {
    /// What a server may hold more of after it was flooded: buffers, not what was sent.
    private static let growthLimit = 24 << 20

    /// How much is sent to a server that does not close the connection.
    private static let floodSize = 32 << 20

    private static let head =
        "POST /orders HTTP/1.1\r\nHost: localhost\r\n"
        + "Content-Type: application/json\r\n"

    @Test func `slow and half-open connections do not hold others up`() async throws {
        let server = try await ServerProcess.start()
        var slow: [RawConnection] = []
        for number in 0..<150 {
            let connection = try await RawConnection.open(port: server.port)
            slow.append(connection)
            switch number % 3 {
            case 0: break
            case 1: try await connection.send("GET /products HTTP/1.1\r\nHo")
            default: try await connection.send(Self.head + "Content-Length: 200\r\n\r\n{\"cust")
            }
        }
        try await TestClient.with(port: server.port) { client in
            for _ in 0..<10 {
                let start = ContinuousClock.now
                let order = JSONValue.order([("load-1", 1)])
                let answer = try await client.post("/orders", order)
                #expect(answer.status == 200)
                #expect(start.duration(to: .now) < .seconds(2))
            }
        }
        // None of them was thrown out either: they may still go on.
        #expect(slow.allSatisfy { $0.received.isEmpty })
        let start = ContinuousClock.now
        #expect(try await server.stop() == 0)
        #expect(start.duration(to: .now) < .seconds(10), "nor do they hold up the server's end")
        for connection in slow { connection.vanish() }
    }

    @Test func `a client that goes away does not end its order`() async throws {
        let server = try await ServerProcess.start(arguments: ["--payment-latency", "100-100ms"])
        let body = JSONValue.order([("prod-1", 1)]).text
        let impatient = try await RawConnection.open(port: server.port)
        try await impatient.send(Self.head + "Content-Length: \(body.utf8.count)\r\n\r\n" + body)
        try await TestClient.with(port: server.port) { client in
            while try await client.get("/products/prod-1").json["available"] == 100 {}
        }
        impatient.vanish()
        #expect(try await server.stop() == 0)
        let report = try await AuditReading.of(server.database).report
        #expect(report["orders"] == 1 && report["capturedOrders"] == 1)
        #expect(report["openHolds"] == 0 && report["reserved"] == 0)
    }

    struct Endless: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// What is sent once.
        var beginning: String
        /// What is sent again and again.
        var part: String
        /// The status that may be answered before the connection is closed.
        var status: String
    }

    static let endless = [
        Endless(
            testDescription: "a header",
            beginning: "GET /products HTTP/1.1\r\nHost: localhost\r\nX-Endless: ",
            part: String(repeating: "a", count: 65_536),
            status: "4"
        ),
        Endless(
            testDescription: "a list of headers",
            beginning: "GET /products HTTP/1.1\r\nHost: localhost\r\n",
            part: String(repeating: "X-Endless: a\r\n", count: 4_096),
            status: "4"
        ),
        Endless(
            testDescription: "a request line",
            beginning: "GET /",
            part: String(repeating: "a", count: 65_536),
            status: "4"
        ),
        Endless(
            testDescription: "a body in chunks",
            beginning: Self.head + "Transfer-Encoding: chunked\r\n\r\n",
            part: "10000\r\n" + String(repeating: " ", count: 65_536) + "\r\n",
            status: "413"
        ),
        Endless(
            testDescription: "a body of announced length",
            beginning: Self.head + "Content-Length: 10000000000\r\n\r\n",
            part: String(repeating: " ", count: 65_536),
            status: "413"
        ),
    ]

    @Test(arguments: endless)
    func `what never ends does not pile up in memory`(_ example: Endless) async throws {
        let server = try await ServerProcess.start()
        let before = server.residentByteCount
        let port = server.port
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await RawConnection.with(port: port) { connection in
                        try await connection.send(example.beginning)
                        let count = await connection.flood(
                            with: example.part,
                            upTo: Self.floodSize
                        )
                        #expect(count < Self.floodSize, "the connection is still open")
                        let answer = connection.received
                        #expect(
                            answer.isEmpty || answer.hasPrefix("HTTP/1.1 " + example.status),
                            "\(answer)"
                        )
                    }
                }
            }
            try await group.waitForAll()
        }
        if let before, let after = server.residentByteCount {
            #expect(after - before < Self.growthLimit, "\(before) then \(after) bytes")
        }
        let afterwards = try await TestClient.with(port: port) { try await $0.get("/products") }
        #expect(afterwards.status == 200)
        #expect(try await server.stop() == 0)
    }
}
