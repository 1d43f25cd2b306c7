import JSON
import Testing

@Suite(.timeLimit(.minutes(3)))
struct LargeOrderTests {
    @Test func `F10: 100 lines work, and 101 are too many`() async throws {
        let database = try TemporaryFile(name: "orders.sqlite", contents: nil)
        let seed = try await ProductExecutable.orders.run([
            "seed", "--database", database.path, "--products", "101",
        ])
        #expect(seed.status == 0, "\(seed.errors)")
        let server = try await ServerProcess.start(database: database)
        try await TestClient.with(port: server.port) { client in
            let accepted = try await client.post("/orders", Self.order(lines: 100))
            #expect(accepted.status == 200)
            #expect(try accepted.json["total"] == 100)
            #expect(try accepted.json["items"]?.array?.count == 100)
            let id = try #require(try accepted.json["orderId"]?.string)
            let stored = try await client.get("/orders/\(id)").json
            #expect(stored["items"]?.array?.count == 100)

            let refused = try await client.post("/orders", Self.order(lines: 101))
            #expect(refused.status == 400)
            #expect(try refused.json["errors"]?[0]?["code"] == "too_many_lines")
            #expect(try refused.json["errors"]?[0]?["pointer"] == "/items")
        }
        let audit = try await ProductExecutable.orders.run(["audit", "--database", database.path])
        #expect(audit.status == 0, "\(audit.output)")
        #expect(try await server.stop() == 0)
    }

    @Test func `F10: two lines of one product are merged`() async throws {
        let server = try await ServerProcess.start()
        let order: JSONValue = [
            "customerId": "c", "paymentMethod": "stripe",
            "items": [
                ["productId": "prod-1", "quantity": 2], ["productId": "prod-2", "quantity": 1],
                ["productId": "prod-1", "quantity": 3.0],
            ],
        ]
        try await TestClient.with(port: server.port) { client in
            let body = try await client.post("/orders", order).json
            #expect(body["status"] == "success")
            let lines = body["items"]?.array?.map {
                "\($0["productId"]?.string ?? "") \($0["quantity"]?.text ?? "")"
            }
            #expect(lines == ["prod-1 5", "prod-2 1"])
            #expect(try await client.get("/products/prod-1").json["available"] == 95)
        }
        #expect(try await server.stop() == 0)
    }

    private static func order(lines: Int) -> JSONValue {
        let items = (1...lines).map { number -> JSONValue in
            ["productId": JSONValue("bulk-\(number)"), "quantity": 1]
        }
        return ["customerId": "bulk", "paymentMethod": "paypal", "items": JSONValue(items)]
    }
}
