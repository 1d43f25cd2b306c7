import Functions
import JSON
import LocalFunctions

/// One call of a function in this process, its input and output typed and of some 300 bytes.
enum InvocationBenchmark {
    private struct Line: JSONReadable, JSONWritable {
        let productID: String
        let quantity: Int

        init(reading value: JSONValue) throws(JSONReadingError) {
            productID = try value.read("productId")
            quantity = try value.read("quantity")
        }

        func write(to builder: inout JSONBuilder) {
            builder.object {
                $0.set("productId", to: productID)
                $0.set("quantity", to: quantity)
            }
        }
    }

    private struct Request: JSONReadable, JSONWritable {
        let orderID: String
        let customerID: String
        let note: String
        let lines: [Line]

        init(reading value: JSONValue) throws(JSONReadingError) {
            orderID = try value.read("orderId")
            customerID = try value.read("customerId")
            note = try value.read("note")
            lines = try value.read("items")
        }

        func write(to builder: inout JSONBuilder) {
            builder.object {
                $0.set("orderId", to: orderID)
                $0.set("customerId", to: customerID)
                $0.set("note", to: note)
                $0.set("items", to: lines)
            }
        }
    }

    private static let input: JSONValue = [
        "orderId": "0f8fad5b-d9cb-469f-a165-70867728950e", "customerId": "customer-1",
        "note": "Leave it with the neighbours if nobody opens the door, and ring twice before",
        "items": [
            ["productId": "prod-1", "quantity": 1], ["productId": "prod-2", "quantity": 20],
            ["productId": "prod-3", "quantity": 3], ["productId": "prod-4", "quantity": 4],
        ],
    ]

    static func run() async throws {
        let function = Function<Request, Request>("echo", reservedConcurrency: 10)
        let invoker = try LocalInvoker([bind(function) { request, _ in request }])
        guard let echo = invoker.resolve("echo") else { return }
        Measurement.report(
            "Functions: one call in process, typed, \(input.byteCount) bytes in and out",
            try await Measurement.time {
                Measurement.keep(try await invoker.invoke(echo, input: input))
            },
            atMost: 3
        )
    }
}
