import JSON
import JSONata
import Testing

/// The functions that AWS adds, row by row of what was recorded there.
struct StepFunctionsFunctionTests {
    static let values: [(String, JSONValue?)] = [
        ("$partition([1,2,3,4,5], 2)", [[1, 2], [3, 4], [5]]),
        ("$partition([0], 1)", [[0]]),
        ("$partition([0,1], 5)", [[0, 1]]),
        ("$partition([1,2,3])", [[1, 2, 3]]),
        ("$partition([], 2)", nil),
        ("$partition([1], 0)", nil),
        ("$partition([1], -0.5)", nil),
        ("$range(0, 9, 3)", [0, 3, 6, 9]),
        ("$range(0, 10, 3)", [0, 3, 6, 9]),
        ("$range(10, 0, -5)", [10, 5, 0]),
        ("$range(1, 9, 9)", 1),
        ("$range(4, 4, 1)", 4),
        ("$range(1, 9)", nil),
        ("$range(1, 9, 0)", nil),
        ("$range(1, 9, -1)", nil),
        ("$range(-1.7, 2, 1)", [-1, 0, 1, 2]),
        ("$count($range(1, 200000, 1))", 200_000),
        ("$count($range(9223372036854775800, 9223372036854775807, 5))", 1),
        (#"$hash("input","SHA-1")"#, "140f86aae51ab9e1cda9b4254fe98a74eb54c1a1"),
        (#"$hash("input","MD5")"#, "a43c1b0aa53a0c908810c06ab1ff3967"),
        (
            #"$hash("input","SHA-256")"#,
            "c96c6d5be8d08a12e7b5cdc1b207fa6b2430974c86803d8891675e76fd992c20"
        ),
        (
            #"$hash("abc","SHA-384")"#,
            .init(
                "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                    + "8086072ba1e7cc2358baeca134c825a7"
            )
        ),
        (
            #"$hash("abc","SHA-512")"#,
            .init(
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                    + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
            )
        ),
        (#"$hash("input")"#, nil),
        ("$random(42)", 0.7275636800328681),
        ("$random(42) = $random(42)", true),
        ("$length($uuid())", 36),
        ("$contains($uuid(), /^[0-9a-f-]{14}4[0-9a-f]{3}-[89ab]/)", true),
        (#"$parse('{"a":[1,null]}')"#, ["a": [1, .null]]),
        ("$parse('null')", .some(JSONValue.null)),
        ("$parse($nothing)", nil),
        (#"$parse("-0") = 0"#, true),
        (#"$parse("9223372036854775807")"#, .init(Int64.max)),
        (#"$string($parse("1.0"))"#, "1"),
        (#"$string($parse("1e2"))"#, "100"),
    ]

    @Test(arguments: values)
    func `answers as AWS does`(expression: String, expected: JSONValue?) throws {
        let compiled = try JSONataExpression(expression, dialect: .stepFunctions)
        #expect(try compiled.evaluate() == expected)
    }

    static let failures: [(String, String)] = [
        ("$partition([1], -1)", "D3137: Second argument must be zero or greater"),
        (
            "$partition(1, 1)",
            #"T0412: Argument 1 of function "partition" must be an array of undefined"#
        ),
        (
            "$partition([1], 'x')",
            #"T0410: Argument 2 of function "partition" does not match function signature"#
        ),
        (
            "$range('a', 2, 1)",
            #"T0410: Argument 1 of function "range" does not match function signature"#
        ),
        (
            "$range(1)",
            #"T0410: Argument 2 of function "range" does not match function signature"#
        ),
        (
            "$hash(5, 'MD5')",
            #"T0410: Argument 1 of function "hash" does not match function signature"#
        ),
        (
            "$hash('a', 'x')",
            "D3137: Hash algorithm 'x' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5"
        ),
        (
            "$uuid(1)",
            #"T0410: Argument 1 of function "uuid" does not match function signature"#
        ),
        ("$parse(5)", #"T0410: Argument 1 of function "parse" does not match function signature"#),
        ("$parse('')", "D3137: Invalid JSON"),
        ("$parse('1 2')", "D3137: Invalid JSON"),
        (#"$parse('{"a":1,"a":2}')"#, "D3137: Invalid JSON"),
        ("$parse('1e999')", "D3137: Invalid JSON"),
        ("$eval('1')", "T1006: Attempted to invoke a non-function"),
        ("$randomSeeded(1)", "T1006: Attempted to invoke a non-function"),
        ("$abs('a')", #"T0410: Argument 1 of function "abs" does not match function signature"#),
        ("$sum(['a'])", #"T0412: Argument 1 of function "sum" must be an array of "numbers""#),
    ]

    @Test(arguments: failures)
    func `fails with the text of AWS`(expression: String, message: String) throws {
        let compiled = try JSONataExpression(expression, dialect: .stepFunctions)
        let error = #expect(throws: JSONataError.self) { try compiled.evaluate() }
        #expect(error?.description == message)
    }

    static let differences: [(String, JSONValue)] = [
        ("1/0", "Infinity"),
        ("-1/0", "-Infinity"),
        ("1e308*10", "Infinity"),
        ("[1/0]", ["Infinity"]),
        (#"$parseInteger("abc","0")"#, "NaN"),
        ("$string(1e20)", "100000000000000000000"),
        ("$string(1e21)", "1e+21"),
        ("$string(9223372036854775808)", "9223372036854776000"),
        ("$count(null)", 1),
        (#"{"b": 1, "1": 2}.$keys()"#, ["b", "1"]),
        ("$contains('abc', /B/i)", true),
    ]

    @Test(arguments: differences)
    func `differs from the reference as AWS does`(expression: String, expected: JSONValue) throws {
        let compiled = try JSONataExpression(expression, dialect: .stepFunctions)
        #expect(try compiled.evaluate() == expected)
    }

    @Test(arguments: ["1 ?? 2", "1 ?: 2"])
    func `does not know the operators of later releases`(expression: String) throws {
        let error = #expect(throws: JSONataError.self) {
            try JSONataExpression(expression, dialect: .stepFunctions)
        }
        #expect(error?.code.rawValue == "S0211")
    }
}
