import Foundation
import JSON
import JSONata
import Testing

/// The benchmark expressions: a figure counts only where the answer is right.
@Suite(.enabled(if: SharedFiles.arePresent, "the shared reference data is not there"))
struct BenchmarkSetTests {
    static let folder = SharedFiles.root.appending(path: "benchmarks/jsonata")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.first?.isNumber == true && $0.hasSuffix(".json") }.sorted()
    }()

    private static func document(_ path: String) throws -> JSONValue {
        try SharedFiles.json(folder.appending(path: path))
    }

    @Test(arguments: names)
    func `answers as the reference does`(file: String) throws {
        let (expression, input, bindings, expected) = try Self.load(file)
        let value = try JSONataExpression(expression).evaluate(input, bindings: bindings)
        #expect(Self.agree(try #require(value), expected))
    }

    /// Prints microseconds; only where asked for, since it takes its time.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["EXPRESSWAY_MEASURE"] != nil))
    func `measures compiling and evaluating`() throws {
        for file in Self.names {
            let (expression, input, bindings, expected) = try Self.load(file)
            let compiled = try JSONataExpression(expression)
            let value = try compiled.evaluate(input, bindings: bindings) ?? .null
            let compile = try Self.measure { _ = try JSONataExpression(expression) }
            let evaluate = try Self.measure {
                _ = try compiled.evaluate(input, bindings: bindings)
            }
            print(
                "benchmark \(file) \(Self.agree(value, expected)) "
                    + "compile \(compile) evaluate \(evaluate)"
            )
        }
    }

    /// Fields of states as an order's workflow has them.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["EXPRESSWAY_MEASURE"] != nil))
    func `measures fields of states`() throws {
        let order = try Self.document("data/order.json")
        let scope = JSONataScope(
            input: order,
            result: ["Payload": ["total": 12.5, "reserved": true]],
            variables: JSONataVariables().setting(["order": order, "total": 12.5, "attempt": 1])
        )
        let fields: [(String, JSONValue)] = [
            ("condition", "{% $states.input.payment.amount > 100 and $attempt < 3 %}"),
            ("input", "{% $states.input %}"),
            ("member", "{% $states.result.Payload.total %}"),
            (
                "arguments",
                [
                    "orderId": "{% $states.input.orderId %}", "kind": "card",
                    "amount": "{% $total %}", "currency": "{% $order.payment.currency %}",
                ]
            ),
            ("lines", ["lines": "{% $order.items.{'sku': sku, 'quantity': quantity} %}"]),
            ("whole", ["order": "{% $order %}", "total": "{% $sum($order.items.price) %}"]),
        ]
        for (name, field) in fields {
            let template = try JSONataTemplate(field, field: "Output", allows: .result)
            let time = try Self.measure { _ = try template.evaluate(scope) }
            print("field \(name) evaluate \(time)")
        }
    }

    private static func load(
        _ file: String
    ) throws -> (String, JSONValue?, [String: JSONValue], JSONValue) {
        let benchmark = try document(file)
        let input = try benchmark["data"]?.string.map(document)
        var bindings: [String: JSONValue] = [:]
        if let path = benchmark["bindData"]?["states.input"]?.string {
            bindings["states"] = JSONValue(members: [("input", try document(path))])
        }
        let expression = try #require(benchmark["expr"]?.string)
        return (expression, input, bindings, try #require(benchmark["expected"]))
    }

    /// The median of batches of at least five milliseconds, in microseconds an operation.
    private static func measure(_ operation: () throws -> Void) throws -> Double {
        let clock = ContinuousClock()
        func time(_ count: Int) throws -> Double {
            let duration = try clock.measure { for _ in 0..<count { try operation() } }
            return duration / .microseconds(1)
        }
        var count = 1
        while try time(count) < 5_000, count < 1 << 20 { count *= 2 }
        let batches = try (0..<7).map { _ in try time(count) / Double(count) }
        return batches.sorted()[3]
    }

    /// Whether two values are equal, numbers to twelve digits.
    private static func agree(_ left: JSONValue, _ right: JSONValue) -> Bool {
        switch (left.content, right.content) {
        case (.array(let first), .array(let second)):
            return first.count == second.count && zip(first, second).allSatisfy(agree)
        case (.object(let first), .object(let second)):
            return first.count == second.count
                && first.allSatisfy { key, value in second[key].map { agree(value, $0) } ?? false }
        default:
            guard let first = left.double, let second = right.double else { return left == right }
            return abs(first - second) <= 1e-12 * max(abs(first), abs(second))
        }
    }
}
