import JSON
import JSONata
import Testing

/// What damaged or random expressions once brought down.
struct FoundByFuzzingTests {
    @Test(arguments: [
        ("($f := $match(?, /a/); [1, 2] ~> $map($f))", "T0410"),
        ("($f := $map(?, $missing) ~> $sum; [1..5] ~> $f())", "T0410"),
        ("($f := $substring(?, 'a'); $f('b'))", "T0410"),
    ])
    func `a partial application of a built-in function checks what it is given`(
        expression: String,
        code: String
    ) {
        let error = #expect(throws: JSONataError.self) {
            try JSONataExpression(expression).evaluate()
        }
        #expect(error?.code.rawValue == code)
    }

    @Test(arguments: ["b.no[true]", "b.no[[0..2]]", "b.(no)['w']", "*.no['w']"])
    func `an undefined item that a predicate keeps is null outside`(expression: String) throws {
        let value = try JSONataExpression(expression).evaluate(["b": [["c": 1], ["c": 2]]])
        #expect(value == [.null, .null])
    }

    @Test func `a built-in function within a value is null outside`() throws {
        #expect(try JSONataExpression("[$sum, {'f': $map}]").evaluate() == [.null, ["f": .null]])
    }
}
