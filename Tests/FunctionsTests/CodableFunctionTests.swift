import Functions
import JSON
import Testing
import Time

@Suite struct CodableFunctionTests {
    private struct Line: Codable, Hashable, JSONReadable, JSONWritable {
        var product: String
        var quantity: Int
        var price: Double?
    }

    private let context = InvocationContext(
        requestID: RequestID(high: 1, low: 2),
        functionName: "double",
        deadline: .now + .seconds(3)
    )

    private let binding = bind(Function<Line, Line>("double")) { line, _ in
        Line(product: line.product, quantity: line.quantity * 2, price: line.price)
    }

    @Test func `a codable type is read and written without further code`() async throws {
        let output = try await binding.invoke(["product": "mug", "quantity": 4], context)
        #expect(output == ["product": "mug", "quantity": 8])
    }

    @Test(
        arguments: [
            (["product": "mug", "quantity": "four"], "/quantity"), (["quantity": 4], ""),
            ("text", ""),
        ] as [(JSONValue, String)]
    )
    func `an input of the wrong shape names the place`(input: JSONValue, place: String) async {
        let error = await #expect(throws: JSONReadingError.self) {
            try await binding.invoke(input, context)
        }
        #expect(error?.pointer.description == place)
    }

    @Test func `what cannot be encoded is null`() async throws {
        let output = try await binding.invoke(
            ["product": "mug", "quantity": 4, "price": 1e308],
            context
        )
        #expect(output["price"] == 1e308)
        let line = Line(product: "mug", quantity: 1, price: .infinity)
        #expect(JSONValue(writing: line).isNull)
    }
}
