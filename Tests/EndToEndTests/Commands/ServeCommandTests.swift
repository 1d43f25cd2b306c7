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

    @Test func `a port in use is told in one line`() async throws {
        let server = try await ServerProcess.start()
        let other = try TemporaryFile(name: "other.sqlite", contents: nil)
        let outcome = try await ProductExecutable.orders.run([
            "serve", "--port", "\(server.port)", "--database", other.path,
        ])
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("\(server.port)"))
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
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
