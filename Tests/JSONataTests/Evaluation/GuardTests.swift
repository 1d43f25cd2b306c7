import JSON
import JSONata
import Testing

/// The bounds that hold for every expression.
struct GuardTests {
    private func code(
        _ expression: String,
        _ dialect: JSONataDialect = .stepFunctions,
        limits: JSONataLimits? = nil
    ) throws -> String? {
        do {
            _ = try JSONataExpression(expression, dialect: dialect).evaluate(limits: limits)
            return nil
        } catch {
            return error.code.rawValue
        }
    }

    @Test func `a sum nests once for each term`() throws {
        let terms = Array(repeating: "1", count: 100).joined(separator: "+")
        #expect(try code(terms) == nil)
        #expect(try code(terms + "+1") == "U1001")
    }

    @Test func `parentheses and brackets nest once each`() throws {
        #expect(
            try code(String(repeating: "(", count: 99) + "1" + String(repeating: ")", count: 99))
                == nil
        )
        #expect(
            try code(String(repeating: "(", count: 100) + "1" + String(repeating: ")", count: 100))
                == "U1001"
        )
    }

    @Test func `a recursion of three nodes reaches three times its depth and five`() throws {
        func factorial(_ n: Int) -> String {
            "($f := function($n){ $n = 0 ? 1 : $n * $f($n - 1) }; $f(\(n)))"
        }
        #expect(try code(factorial(31)) == nil)
        #expect(try code(factorial(32)) == "U1001")
    }

    @Test func `tail calls do not nest`() throws {
        #expect(
            try code("($f := function($n, $a){ $n = 0 ? $a : $f($n - 1, $a + $n) }; $f(5000, 0))")
                == nil
        )
    }

    @Test func `an endless loop ends in time`() throws {
        let limits = JSONataLimits(duration: .milliseconds(50))
        #expect(
            try code("($f := function($n){ $f($n + 1) }; $f(0))", .reference, limits: limits)
                == "U1001"
        )
    }

    @Test func `a growing string ends at the memory limit`() throws {
        #expect(
            try code("($f := function($s){ $f($s & $s) }; $f('0123456789'))") == "U1001"
        )
        #expect(try code("$length($pad('', 4194304))") == nil)
        #expect(try code("$pad('', 8388608)") == "U1001")
        #expect(try code("$pad('', 1e300)") == "U1001")
    }

    @Test func `a sequence of more numbers than AWS holds is refused`() throws {
        #expect(try code("$count([1..873782])") == nil)
        #expect(try code("($x := [1..873783]; 1)") == "U1001")
    }

    @Test func `text that nests without end is refused`() {
        for text in ["(", "[", "{\"a\":", "-", "$f(", "a["] {
            #expect(throws: JSONataError.self) {
                try JSONataExpression(String(repeating: text, count: 100_000))
            }
        }
    }

    @Test func `a pattern that backtracks without end is stopped`() throws {
        #expect(
            try code("$contains('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /(a+)+$/)")
                == "U1001"
        )
    }

    @Test func `a deep recursion ends on a small stack`() throws {
        let limits = JSONataLimits(nestingDepth: 1_000_000)
        #expect(
            try code(
                "($f := function($n){ 1 + $f($n + 1) }; $f(0))",
                .reference,
                limits: limits
            )
                == "U1001"
        )
    }

    @Test func `the input stays as it was`() throws {
        let input = try JSONValue(parsing: #"{"a":{"b":1},"c":[1,2]}"#)
        let expression = try JSONataExpression("$ ~> |a|{'b': 2, 'x': $$.c}|")
        #expect(try expression.evaluate(input)?["a"]?["b"] == 2)
        #expect(input.text == #"{"a":{"b":1},"c":[1,2]}"#)
    }

    @Test func `one expression is evaluated on many threads`() async throws {
        let expression = try JSONataExpression(
            "$sum($map([1..100], function($v){ $v * a })) & ''"
        )
        let input: JSONValue = ["a": 2]
        let results = await withTaskGroup(of: JSONValue?.self) { group in
            for _ in 0..<64 {
                group.addTask { (try? expression.evaluate(input)) ?? nil }
            }
            return await group.reduce(into: [JSONValue?]()) { $0.append($1) }
        }
        #expect(results.allSatisfy { $0 == "10100" })
    }

    @Test(arguments: ["[%]", "(%)", "$append([%], 1)", "{'a': [%]}", "$count([%])", "$f(%)"])
    func `a list may be as long as an expression may be`(frame: String) throws {
        let parts = frame.split(separator: "%")
        let separator = frame == "(%)" ? ";" : ","
        for item in ["a", "$a", "$"] {
            let items = Array(repeating: item, count: 100_000).joined(separator: separator)
            let text = parts[0] + items + parts[1]
            // Whether there is a value does not matter, but that it comes or fails.
            _ = try code(String(text), .reference)
        }
    }

    @Test func `many names are found as quickly as few`() throws {
        let names = (0..<40_000).map { "$v\($0)" }
        let start = ContinuousClock.now
        #expect(try code("[" + names.joined(separator: ",") + "]", .reference) == nil)
        let assignments = names.map { $0 + ":=1" }.joined(separator: ";")
        #expect(try code("(" + assignments + ")", .reference) == nil)
        let function = "function(" + names.joined(separator: ",") + "){1}"
        #expect(try code(function, .reference) == nil)
        #expect(ContinuousClock.now - start < .seconds(20))
    }
}
