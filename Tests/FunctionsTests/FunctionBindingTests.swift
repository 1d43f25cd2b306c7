import Functions
import JSON
import Testing
import Time

@Suite struct FunctionBindingTests {
    private struct Line: JSONReadable, JSONWritable {
        var product: String
        var quantity: Int

        init(product: String, quantity: Int) {
            self.product = product
            self.quantity = quantity
        }

        init(reading value: JSONValue) throws(JSONReadingError) {
            product = try value.read("product")
            quantity = try value.read("quantity")
        }

        func write(to builder: inout JSONBuilder) {
            builder.object {
                $0.set("product", to: product)
                $0.set("quantity", to: quantity)
            }
        }
    }

    private struct Doubling: FunctionHandler {
        func handle(_ input: Line, context: InvocationContext) async throws -> Line {
            Line(product: input.product, quantity: input.quantity * 2)
        }
    }

    private let doubling = Function<Line, Line>(
        "doubling",
        reservedConcurrency: 5,
        errors: ["TooMany"]
    )

    private let context = InvocationContext(
        requestID: RequestID(high: 1, low: 2),
        functionName: "doubling",
        deadline: .now + .seconds(3)
    )

    @Test func `a handler is read for and written for`() async throws {
        let binding = bind(doubling, to: Doubling())
        let output = try await binding.invoke(["product": "mug", "quantity": 4], context)
        #expect(output == ["product": "mug", "quantity": 8])
    }

    @Test func `a closure is a handler`() async throws {
        let binding = bind(doubling) { input, context in
            Line(product: context.functionName, quantity: input.quantity)
        }
        let output = try await binding.invoke(["product": "mug", "quantity": 4], context)
        #expect(output["product"] == "doubling")
    }

    @Test func `an input of the wrong shape names the place`() async {
        let binding = bind(doubling, to: Doubling())
        let error = await #expect(throws: JSONReadingError.self) {
            try await binding.invoke(["product": "mug", "quantity": "four"], context)
        }
        #expect(error?.pointer.description == "/quantity")
    }

    @Test func `a binding keeps its declaration`() {
        let binding = bind(doubling, to: Doubling())
        #expect(binding.declaration == doubling.declaration)
        #expect(binding.declaration.reservedConcurrency == 5)
        #expect(binding.declaration.errors == ["TooMany"])
        #expect(binding.declaration.timeLimit == .seconds(3))
    }

    @Test(arguments: [true, false])
    func `bindings are collected one below the other`(withMore: Bool) {
        @FunctionBindings func bindings() -> [FunctionBinding] {
            bind(doubling, to: Doubling())
            if withMore {
                for name in ["b", "c"] {
                    bind(Function<JSONValue, JSONValue>(name)) { input, _ in input }
                }
            }
        }
        let names = bindings().map(\.declaration.name)
        #expect(names == (withMore ? ["doubling", "b", "c"] : ["doubling"]))
    }
}
