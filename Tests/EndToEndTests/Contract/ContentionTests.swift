import JSON
import Testing

@Suite(.timeLimit(.minutes(3)))
struct ContentionTests {
    @Test func `200 clients for 100 units make exactly 100 orders`() async throws {
        let server = try await ServerProcess.start()
        let order: JSONValue = [
            "customerId": "crowd", "paymentMethod": "applepay",
            "items": [["productId": "prod-7", "quantity": 1]],
        ]
        let port = server.port
        let statuses = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    try await TestClient.with(port: port) { client in
                        let answer = try await client.post("/orders", order)
                        return "\(answer.status) \(try answer.json["error"]?.string ?? "success")"
                    }
                }
            }
            var counts: [String: Int] = [:]
            for try await status in group { counts[status, default: 0] += 1 }
            return counts
        }
        #expect(statuses == ["200 success": 100, "400 inventory_error": 100])
        try await TestClient.with(port: port) { client in
            let product = try await client.get("/products/prod-7").json
            #expect(product["available"] == 0)
        }
        let audit = try await ProductExecutable.orders.run([
            "audit", "--database", server.database.path, "--json",
        ])
        #expect(audit.status == 0, "\(audit.output)")
        let report = try JSONValue(parsing: audit.output)
        #expect(report["orders"] == 100)
        #expect(report["capturedOrders"] == 100)
        #expect(report["openHolds"] == 0)
        #expect(report["reserved"] == 0)
        #expect(report["capturedAmount"] == ["USD": 4_499])
        #expect(try await server.stop() == 0)
    }

    @Test func `F15: 200 orders of two lines at once are all accepted`() async throws {
        let server = try await ServerProcess.start()
        let order: JSONValue = [
            "customerId": "crowd", "paymentMethod": "stripe",
            "items": [
                ["productId": "load-1", "quantity": 1], ["productId": "load-2", "quantity": 1],
            ],
        ]
        let port = server.port
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    try await TestClient.with(port: port) { client in
                        try await client.post("/orders", order).status
                    }
                }
            }
            var counts: [Int: Int] = [:]
            for try await status in group { counts[status, default: 0] += 1 }
            return counts
        }
        #expect(statuses == [200: 200])
        #expect(try await server.stop() == 0)
    }
}
