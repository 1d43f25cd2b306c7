import JSON
import NIOHTTP1
import Testing

/// The contract's shapes, over HTTP.
@Suite(.timeLimit(.minutes(3)))
struct OrderContractTests {
    private func with<Result>(
        _ body: (TestClient) async throws -> Result
    ) async throws -> Result {
        let server = try await ServerProcess.start()
        let result = try await TestClient.with(port: server.port, body)
        #expect(try await server.stop() == 0)
        return result
    }

    @Test func `a success has the published members`() async throws {
        try await with { client in
            let answer = try await client.post(
                "/orders",
                [
                    "customerId": "customer-1", "paymentMethod": "stripe",
                    "items": [
                        ["productId": "prod-1", "quantity": 1],
                        ["productId": "prod-5", "quantity": 2],
                    ],
                ]
            )
            #expect(answer.status == 200)
            #expect(answer.headers.first(name: "content-type") == "application/json")
            #expect(answer.headers.contains(name: "x-amzn-requestid"))
            let body = try answer.json
            #expect(
                body.object?.keys.map { $0 } == [
                    "status", "orderId", "message", "total", "currency", "items", "payment",
                    "createdAt",
                ]
            )
            #expect(body["message"] == "Order processed successfully via stripe")
            #expect(body["total"] == 149.97)
            #expect(body["currency"] == "USD")
            #expect(
                body["items"]?[1] == [
                    "productId": "prod-5", "name": "desk lamp", "price": 34.99, "quantity": 2,
                    "subtotal": 69.98,
                ]
            )
            #expect(body["payment"]?["processor"] == "stripe")
            #expect(body["payment"]?["status"] == "captured")

            let id = try #require(body["orderId"]?.string)
            let stored = try await client.get("/orders/\(id)").json
            for member in ["orderId", "total", "currency", "createdAt", "items"] {
                #expect(stored[member] == body[member], "\(member)")
            }
            #expect(stored["customerId"] == "customer-1")
            #expect(stored["paymentMethod"] == "stripe")
            #expect(stored["status"] == "completed")
            #expect(stored["paymentStatus"] == "captured")
            #expect(stored["transactionId"] == body["payment"]?["transactionId"])
        }
    }

    @Test func `all faults of a request come together, each at its pointer`() async throws {
        try await with { client in
            let answer = try await client.post(
                "/orders",
                [
                    "customerId": "a b", "paymentMethod": "bitcoin",
                    "items": [
                        ["productId": "prod-1", "quantity": "2"], ["productId": "prod-999"],
                        ["productId": "prod-2", "quantity": 1, "price": 1],
                    ],
                    "metadata": ["note": 1],
                ]
            )
            #expect(answer.status == 400)
            let body = try answer.json
            #expect(body["error"] == "validation_error")
            let faults = Set(
                body["errors"]?.array?.map {
                    "\($0["pointer"]?.string ?? "?") \($0["code"]?.string ?? "?")"
                } ?? []
            )
            #expect(
                faults == [
                    "/customerId out_of_range", "/paymentMethod unknown_payment_method",
                    "/items/0/quantity wrong_type", "/items/1/quantity required",
                    "/items/1/productId unknown_product", "/items/2/price price_mismatch",
                    "/metadata/note wrong_type",
                ]
            )
        }
    }

    @Test func `every short line is told`() async throws {
        try await with { client in
            let answer = try await client.post(
                "/orders",
                [
                    "customerId": "c", "paymentMethod": "paypal",
                    "items": [
                        ["productId": "prod-1", "quantity": 500],
                        ["productId": "prod-2", "quantity": 1],
                        ["productId": "prod-3", "quantity": 101],
                    ],
                ]
            )
            #expect(answer.status == 400)
            let errors = try answer.json["errors"]?.array
            #expect(errors?.map { $0["pointer"]?.string } == ["/items/0", "/items/2"])
            #expect(errors?.first?["code"] == "insufficient_inventory")
            #expect(errors?.first?["requested"] == 500)
            #expect(errors?.first?["available"] == 100)
        }
    }

    @Test func `the status follows from the top-level error, not from a text`() async throws {
        try await with { client in
            let answer = try await client.post(
                "/orders",
                [
                    "customerId": "c", "paymentMethod": "stripe",
                    "items": [["productId": "prod-1", "quantity": 1]],
                    "metadata": ["note": #""status":"error""#],
                ]
            )
            #expect(answer.status == 200)
        }
    }

    @Test(arguments: [("/", "GET"), ("/nowhere", "GET"), ("/orders", "GET"), ("/products", "POST")])
    func `an unknown route or method answers as API Gateway does`(
        path: String,
        method: String
    ) async throws {
        try await with { client in
            let answer = try await client.send(.init(rawValue: method), path, body: nil)
            #expect(answer.status == 403)
            #expect(try answer.json == ["message": "Missing Authentication Token"])
        }
    }

    @Test func `the other routes answer with and without a stage`() async throws {
        try await with { client in
            #expect(try await client.get("/prod/products").json["products"]?.array?.count == 11)
            let office = try await client.get("/products?category=office").json["products"]?.array
            #expect(office?.count == 4)
            let product = try await client.get("/products/prod-8").json
            #expect(product["price"] == 14.99)
            #expect(product["available"] == 100)
            let absent = try await client.get("/products/none")
            #expect(absent.status == 404)
            #expect(try absent.json == ["error": "Product not found"])
            let noOrder = try await client.get("/orders/none")
            #expect(noOrder.status == 404)
            #expect(try noOrder.json == ["error": "Order not found"])
            #expect(try await client.get("/health").json == ["status": "ok"])
        }
    }
}
