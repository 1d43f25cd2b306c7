import JSON
import JSONata
import Testing

/// Results that are parts of what was given are handed out without a copy.
struct SharedResultTests {
    private let input: JSONValue = ["order": ["id": 7, "lines": [["sku": "a"], ["sku": "b"]]]]

    @Test(arguments: [
        "{% $states.input %}", "{% $states.input.order %}", "{% $states.input.order.lines %}",
        "{% $states.input.order.lines[1] %}", "{% $states.input.order.lines[sku = 'a'] %}",
    ])
    func `a part of the input is shared`(template: String) throws {
        let value = try JSONataTemplate(.init(template), field: "Output")
            .evaluate(JSONataScope(input: input))
        #expect(value.document == input.document)
    }

    static let made: [(String, JSONValue)] = [
        ("{% $states.input.order.lines.sku %}", ["a", "b"]),
        ("{% $states.input.order.lines.{'s': sku}[0] %}", [["s": "a"], ["s": "b"]]),
        ("{% [$states.input.order.id] %}", [7]),
        ("{% $states.input.order.lines^(>sku).sku %}", ["b", "a"]),
    ]

    @Test(arguments: made)
    func `what the expression made is its own`(template: String, expected: JSONValue) throws {
        let value = try JSONataTemplate(.init(template), field: "Output")
            .evaluate(JSONataScope(input: input))
        #expect(value == expected)
        #expect(value.document != input.document)
    }
}
