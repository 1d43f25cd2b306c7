import Foundation
import JSON
import Testing

@Suite(.timeLimit(.minutes(3)))
struct ServeCommandTests {
    @Test func `a fresh server passes the ten scenarios and a clean audit`() async throws {
        let server = try await ServerProcess.start()
        let check = try await ProductExecutable.orders.run([
            "check", "--url", "http://127.0.0.1:\(server.port)", "--database", server.database.path,
        ])
        #expect(check.output.contains("10 passed, 0 failed"), "\(check.output)\(check.errors)")
        #expect(check.status == 0)
        #expect(try await server.stop() == 0)
    }

    @Test func `orders and stock outlive a restart`() async throws {
        let first = try await ServerProcess.start()
        let order: JSONValue = [
            "customerId": "customer-1", "paymentMethod": "paypal",
            "items": [["productId": "prod-3", "quantity": 2]],
        ]
        let id = try await TestClient.with(port: first.port) { client in
            try await client.post("/orders", order).json["orderId"]?.string
        }
        #expect(try await first.stop() == 0)
        let orderID = try #require(id)

        let second = try await ServerProcess.start(database: first.database)
        try await TestClient.with(port: second.port) { client in
            let stored = try await client.get("/orders/\(orderID)")
            #expect(stored.status == 200)
            #expect(try stored.json["total"] == 259.98)
            let product = try await client.get("/products/prod-3")
            #expect(try product.json["available"] == 98)
        }
        #expect(try await second.stop(signal: SIGINT) == 0)
    }

    /// Waits until an order has reserved a unit of a product: its payment is under way.
    private func waitForReservation(of product: String, at port: Int) async throws {
        try await TestClient.with(port: port) { client in
            while try await client.get("/products/\(product)").json["available"] == 100 {}
        }
    }

    @Test func `SIGTERM lets an order that runs come to its end`() async throws {
        let server = try await ServerProcess.start(arguments: ["--payment-latency", "300-300ms"])
        let port = server.port
        async let answer = TestClient.with(port: port) {
            try await $0.post("/orders", .order([("prod-1", 1)]))
        }
        try await waitForReservation(of: "prod-1", at: port)
        #expect(try await server.stop() == 0)
        #expect(try await answer.status == 200)
        let report = try await AuditReading.of(server.database).report
        #expect(report["orders"] == 1 && report["capturedOrders"] == 1)
    }

    @Test func `a second SIGTERM ends the server at once, and it says so`() async throws {
        let server = try await ServerProcess.start(
            arguments: ["--payment-latency", "20000-20000ms"]
        )
        let port = server.port
        async let answer = TestClient.with(port: port) {
            try await $0.post("/orders", .order([("prod-1", 1)]))
        }
        try await waitForReservation(of: "prod-1", at: port)
        await server.beginStopping()
        let start = ContinuousClock.now
        #expect(try await server.stop() == 128 + SIGTERM)
        #expect(start.duration(to: .now) < .seconds(5))
        #expect(try server.log().contains("at once"))
        let isLost: Bool
        do {
            _ = try await answer
            isLost = false
        } catch {
            isLost = true
        }
        #expect(isLost)
        // What was under way is nobody's order, and nobody was charged.
        let report = try await AuditReading.of(server.database).report
        #expect(report["orders"] == 0 && report["capturedOrders"] == 0)
    }

    @Test func `a port in use is told in one line, and no database appears`() async throws {
        let server = try await ServerProcess.start()
        let other = try TemporaryFile(name: "other.sqlite", contents: nil)
        let outcome = try await ProductExecutable.orders.run([
            "serve", "--port", "\(server.port)", "--database", other.path,
        ])
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("\(server.port)"))
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        #expect(try other.neighbors() == [])
        #expect(try await server.stop() == 0)
    }

    @Test(arguments: ["not a database at all", String(repeating: "SQLite format 3\0", count: 500)])
    func `a foreign file is refused by name and left untouched`(contents: String) async throws {
        let file = try TemporaryFile(name: "foreign.sqlite", contents: contents)
        let outcome = try await ProductExecutable.orders.run([
            "serve", "--port", "0", "--database", file.path,
        ])
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains(file.path))
        #expect(try file.text() == contents)
    }

    @Test func `an unknown option is told`() async throws {
        let outcome = try await ProductExecutable.orders.run(["serve", "--no-such-option"])
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("--no-such-option"))
    }
}
