import JSON
import OrderProcessor
import Testing

@Suite(.timeLimit(.minutes(1))) struct ProxyHandlersTests {
    func get(_ shop: Shop, _ function: String, id: String) async throws -> (JSONValue?, JSONValue) {
        let event: JSONValue = ["httpMethod": "GET", "pathParameters": ["id": JSONValue(id)]]
        return try read(try await shop.call(function, event))
    }

    func list(_ shop: Shop, category: JSONValue? = nil) async throws -> JSONValue {
        let query: JSONValue = category.map { ["category": $0] } ?? .null
        let event: JSONValue = ["httpMethod": "GET", "queryStringParameters": query]
        let (status, body) = try read(try await shop.call("list-products", event))
        #expect(status == 200)
        return try #require(body["products"])
    }

    func read(_ answer: JSONValue) throws -> (JSONValue?, JSONValue) {
        (answer["statusCode"], try JSONValue(parsing: try #require(answer["body"]?.string)))
    }

    @Test func `an order is shown flat, its lines inside`() async throws {
        let shop = try await Shop()
        let payment = try await shop.place()
        let (status, body) = try await get(shop, "get-order", id: "o-1")
        #expect(status == 200)
        #expect(
            body == [
                "orderId": "o-1", "customerId": "customer-1", "paymentMethod": "stripe",
                "total": 149.97, "currency": "USD", "transactionId": payment,
                "paymentProcessor": "stripe", "paymentStatus": "captured", "status": "completed",
                "createdAt": "2026-01-01T00:00:00.000Z", "items": SampleOrder().items,
            ]
        )
    }

    @Test(arguments: ["o-2", "", "O-1", "o-1#", String(repeating: "x", count: 5_000)])
    func `an order that is not there is not found`(id: String) async throws {
        let shop = try await Shop()
        _ = try await shop.place()
        let (status, body) = try await get(shop, "get-order", id: id)
        #expect(status == 404)
        #expect(body == ["error": "Order not found"])
    }

    @Test func `all products are listed with what can be bought`() async throws {
        let shop = try await Shop()
        _ = try await shop.place()
        let products = try #require(try await list(shop).array)
        #expect(products.count == 11)
        #expect(products.compactMap { $0["productId"]?.string }.sorted() == Self.allProducts)
        let lamp = products.first { $0["productId"] == "prod-5" }
        #expect(lamp?["available"] == 98)
        #expect(lamp?["price"] == 34.99)
        #expect(lamp?["currency"] == "USD")
        #expect(lamp?["category"] == "office")
        #expect(lamp?["name"]?.string?.isEmpty == false)
        #expect(lamp?["description"]?.string?.isEmpty == false)
    }

    static let allProducts =
        (1...3).map { "load-\($0)" } + (1...8).map { "prod-\($0)" }

    @Test func `a category is listed by the index`() async throws {
        let shop = try await Shop()
        let kitchen = try #require(try await list(shop, category: "kitchen").array)
        #expect(kitchen.map { $0["productId"] } == ["load-3", "prod-8"])
        for nothing in ["", "Kitchen", "garden", String(repeating: "x", count: 5_000)] {
            #expect(try await list(shop, category: JSONValue(nothing)) == [])
        }
    }

    @Test func `more products than one batch are listed`() async throws {
        let shop = try await Shop()
        _ = try await shop.store.seed(Catalogue.bulk(250))
        let products = try #require(try await list(shop).array)
        #expect(products.count == 261)
        #expect(products.allSatisfy { ($0["available"]?.integer ?? 0) > 0 })
    }

    @Test func `one product is shown, or not found`() async throws {
        let shop = try await Shop()
        let (status, body) = try await get(shop, "get-product", id: "prod-8")
        #expect(status == 200)
        #expect(body["price"] == 14.99)
        #expect(body["available"] == 100)
        let (missing, error) = try await get(shop, "get-product", id: "prod-999")
        #expect(missing == 404)
        #expect(error == ["error": "Product not found"])
    }
}
