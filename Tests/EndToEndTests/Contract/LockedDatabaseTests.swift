import JSON
import Testing

/// A server whose database somebody else keeps locked.
@Suite(.timeLimit(.minutes(3)))
struct LockedDatabaseTests {
    private static let order = JSONValue.order([("prod-1", 1)])

    /// Places orders at once, each on a connection of its own.
    private func place(_ count: Int, at port: Int) async throws -> [TestClient.Answer] {
        try await withThrowingTaskGroup(of: TestClient.Answer.self) { group in
            for _ in 0..<count {
                group.addTask {
                    try await TestClient.with(port: port) {
                        try await $0.post("/orders", Self.order)
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test func `a lock of some seconds only makes answers late`() async throws {
        let server = try await ServerProcess.start()
        let lock = try ForeignLock(server.database)
        let start = ContinuousClock.now
        async let answers = place(8, at: server.port)
        try await TestClient.with(port: server.port) { client in
            for path in ["/products", "/health", "/products/prod-1"] {
                let answer = try await client.get(path)
                #expect(answer.status == 200, "\(path)")
            }
        }
        #expect(start.duration(to: .now) < .seconds(2), "reads do not wait for the lock")
        // It is the passing of time that is tested here.
        try await Task.sleep(until: start.advanced(by: .seconds(3)))
        try lock.release()
        #expect(try await answers.map(\.status) == Array(repeating: 200, count: 8))
        let report = try await AuditReading.of(server.database).report
        #expect(report["orders"] == 8 && report["capturedOrders"] == 8)
        #expect(report["openHolds"] == 0 && report["reserved"] == 0)
        #expect(try await server.stop() == 0)
    }

    @Test func `a lock that outlasts an order makes it unavailable, and service recovers`()
        async throws
    {
        let server = try await ServerProcess.start()
        let lock = try ForeignLock(server.database)
        for answer in try await place(4, at: server.port) {
            #expect(answer.status == 503)
            #expect(answer.header("retry-after") == "1")
            #expect(try answer.json["error"] == "unavailable")
        }
        try lock.release()
        #expect(try await place(2, at: server.port).map(\.status) == [200, 200])
        let report = try await AuditReading.of(server.database).report
        #expect(report["orders"] == 2 && report["capturedOrders"] == 2)
        #expect(report["openHolds"] == 0 && report["reserved"] == 0)
        #expect(try await server.stop() == 0)
    }
}
