import JSON
import JSONata
import Testing

/// Functions of the program that expressions call.
struct JSONataFunctionTests {
    private struct Unavailable: Error, CustomStringConvertible {
        let description = "the rates are not there"
    }

    private static func functions() throws -> [JSONataFunction] {
        [
            try JSONataFunction("tax", signature: "<n-n?:n>") { arguments in
                guard let amount = arguments[0]?.double else { return nil }
                return JSONValue(amount * (arguments[1]?.double ?? 0.5))
            },
            try JSONataFunction("count", signature: "<x:n>") { _ in 42 },
            try JSONataFunction("pair", signature: "<xx:o>") { arguments in
                ["first": arguments[0] ?? "none", "second": arguments[1] ?? "none"]
            },
            try JSONataFunction("size", signature: "<a<s>:n>") { arguments in
                JSONValue(arguments[0]?.array?.count ?? -1)
            },
            try JSONataFunction("rate", signature: "<:n>") { _ in throw Unavailable() },
            try JSONataFunction("refuse", signature: "<s:x>") { arguments in
                throw JSONataError(code: .init(rawValue: "X1"), message: "no", value: arguments[0])
            },
            try JSONataFunction("nothing", signature: "<x?:x>") { _ in nil },
        ]
    }

    private func evaluate(_ text: String) throws -> JSONValue? {
        let input: JSONValue = ["price": 8, "lines": [["price": 2], ["price": 4]], "tag": "a"]
        return try JSONataExpression(text, functions: try Self.functions()).evaluate(input)
    }

    @Test(arguments: [
        LanguageCase("$tax(10)", 5), LanguageCase("$tax(10, 0.1)", 1),
        LanguageCase("price.$tax()", 4), LanguageCase("lines.price.$tax()", [1, 2]),
        LanguageCase("lines.price ~> $map($tax(?, 2))", [4, 8]),
        LanguageCase("(10 ~> $tax ~> $string) & '!'", "5!"),
        LanguageCase("$count([1, 2])", 42), LanguageCase("($f := $tax; $f(4))", 2),
        LanguageCase("$pair(lines, $sum).second", "none"),
        LanguageCase("$pair(lines, missing).first[1].price", 4),
        LanguageCase("$size(tag)", 1), LanguageCase("$nothing(1)", nil),
        LanguageCase("$eval('$tax(6)')", 3), LanguageCase("$type($tax)", "function"),
        LanguageCase("$pair(1, 2) = {'second': 2, 'first': 1}", true),
        LanguageCase("($count := function($x) { 1 }; $count([]))", 1),
    ])
    func `is called as a built-in function is`(test: LanguageCase) throws {
        #expect(try evaluate(test.expression) == test.expected)
    }

    @Test(arguments: [("$tax('a')", "T0410", "tax"), ("$size([1])", "T0412", "size")])
    func `its signature is checked`(text: String, code: String, name: String) {
        let error = #expect(throws: JSONataError.self) { try evaluate(text) }
        #expect(error?.code.rawValue == code)
        #expect(error?.token == name)
    }

    @Test func `what it throws is the evaluation's error`() {
        let failure = #expect(throws: JSONataError.self) { try evaluate("1 + $rate()") }
        #expect(failure?.code.rawValue == "U1002")
        #expect(failure?.message == "the rates are not there")
        #expect(failure?.functionName == "rate")
        #expect(failure?.position == 10)
        let refusal = #expect(throws: JSONataError.self) { try evaluate("$refuse('a')") }
        #expect(refusal?.code.rawValue == "X1")
        #expect(refusal?.value == "a")
        #expect(refusal?.position == 8)
    }

    @Test func `a binding takes its place, and it is no free variable`() throws {
        let expression = try JSONataExpression(
            "$tax & $rates",
            functions: try Self.functions()
        )
        #expect(expression.freeVariables == ["rates"])
        #expect(try expression.evaluate(bindings: ["tax": 1, "rates": 2]) == "12")
    }

    @Test func `a signature with a fault is refused`() {
        let error = #expect(throws: JSONataError.self) {
            try JSONataFunction("f", signature: "<n<n>>") { _ in nil }
        }
        #expect(error?.code.rawValue == "S0401")
    }
}
