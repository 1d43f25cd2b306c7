import JSON
import JSONata
import Testing

/// An expression over the sample document, and its value.
struct LanguageCase: CustomTestStringConvertible {
    let expression: String
    let expected: JSONValue?

    init(_ expression: String, _ expected: JSONValue?) {
        self.expression = expression
        self.expected = expected
    }

    var testDescription: String { expression }

    /// The document that the cases read.
    static let document: JSONValue = [
        "name": "Ann", "tags": ["x", "y"], "empty": [], "nothing": .null, "zero": 0,
        "address": ["city": "Oslo", "geo": [59.9, 10.7]],
        "orders": [
            ["id": 1, "status": "open", "lines": [["sku": "a", "price": 2, "quantity": 3]]],
            [
                "id": 2, "status": "closed",
                "lines": [
                    ["sku": "b", "price": 1.5, "quantity": 4],
                    ["sku": "c", "price": 10, "quantity": 1],
                ],
            ],
            ["id": 3, "status": "open", "lines": []],
        ],
    ]

    /// Evaluates the expression and compares.
    func verify() throws {
        let value = try JSONataExpression(expression).evaluate(Self.document)
        #expect(value == expected, "\(expression) is \(value?.text ?? "undefined")")
    }
}
