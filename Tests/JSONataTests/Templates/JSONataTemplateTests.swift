import JSON
import JSONata
import Testing

/// Fields with expressions at their leaves.
struct JSONataTemplateTests {
    private func evaluate(
        _ template: JSONValue,
        _ scope: JSONataScope = JSONataScope(input: ["a": 1, "list": [1, 2, 3]])
    ) throws -> JSONValue {
        try JSONataTemplate(
            template,
            field: "Output",
            allows: [.result, .errorOutput]
        ).evaluate(scope)
    }

    private func message(_ template: JSONValue, expecting: JSONataResultType = .any) throws
        -> String?
    {
        let template = try JSONataTemplate(template, field: "Output", expecting: expecting)
        let error = #expect(throws: JSONataFieldError.self) {
            try template.evaluate(JSONataScope(input: ["a": 1]))
        }
        return error?.message
    }

    @Test func `a string is an expression only between its delimiters`() throws {
        #expect(try evaluate("{% 1 + 1 %}") == 2)
        #expect(try evaluate("{%1 + 1%}") == 2)
        #expect(try evaluate(" {% 1 %}") == " {% 1 %}")
        #expect(try evaluate("a {% 1 %}") == "a {% 1 %}")
        #expect(try evaluate("{% 1 %} ") == "{% 1 %} ")
    }

    @Test func `expressions stand at any depth and keep their types`() throws {
        let template: JSONValue = [
            "number": "{% $states.input.a %}", "plain": "text",
            "deep": ["list": ["{% null %}", ["{% $states.input.list[1] %}"]]],
        ]
        let expected: JSONValue = [
            "number": 1, "plain": "text", "deep": ["list": [.null, [2]]],
        ]
        #expect(try evaluate(template) == expected)
    }

    @Test func `members keep the order of the template`() throws {
        let value = try evaluate(["b": "{% 1 %}", "1": 2, "a": 3])
        #expect(value.text == #"{"b":1,"1":2,"a":3}"#)
    }

    @Test func `the members of states and the variables are there`() throws {
        let scope = JSONataScope(
            input: [1, 2],
            result: ["r": 1],
            errorOutput: ["Error": "E"],
            context: ["Execution": ["Name": "n"]],
            variables: JSONataVariables().setting(["total": 5])
        )
        #expect(try evaluate("{% $states.input %}", scope) == [1, 2])
        #expect(try evaluate("{% $states.input[0] %}", scope) == 1)
        #expect(try evaluate("{% $states.result.r + $total %}", scope) == 6)
        #expect(try evaluate("{% $states.errorOutput.Error %}", scope) == "E")
        #expect(try evaluate("{% $states.context.Execution.Name %}", scope) == "n")
        #expect(try evaluate("{% $count($keys($states)) %}", scope) == 4)
        #expect(try evaluate("{% $states.($count(input)) %}", scope) == 2)
    }

    @Test func `what one leaf assigns another does not see`() throws {
        #expect(throws: JSONataFieldError.self) {
            try evaluate(["a": "{% $x := 1 %}", "b": "{% $x %}"])
        }
    }

    @Test func `a field without expressions is a constant`() throws {
        let template = try JSONataTemplate(["a": [1, "x"]], field: "Output")
        #expect(template.isConstant)
        #expect(try template.evaluate(JSONataScope(input: .null)) == ["a": [1, "x"]])
    }

    @Test func `an undefined leaf is named with its path`() throws {
        #expect(
            try message(["a": ["b": [["x", "{% $nothing %}"]]]])
                == "The JSONata expression '$nothing' specified for the field "
                + "'Output/a/b[0][1]' returned nothing (undefined)."
        )
    }

    @Test func `a function is no value`() throws {
        #expect(
            try message("{%  $sum  %}")
                == "The JSONata expression '$sum' specified for the field 'Output' "
                + "returned an unsupported result type."
        )
    }

    @Test func `a failure has its code`() throws {
        #expect(
            try message("{% $foo() %}")
                == "The JSONata expression '$foo()' specified for the field 'Output' "
                + "threw an error during evaluation. T1006: Attempted to invoke a non-function"
        )
    }

    @Test func `a wrong type for the field is named`() throws {
        #expect(
            try message("{% null %}", expecting: .array)
                == "The JSONata expression 'null' specified for the field 'Output' returned an "
                + "unexpected result type. Expected 'array', but was 'null' for value: null"
        )
        #expect(
            try message(#"{% {"foo":"bar"} %}"#, expecting: .array)
                == #"The JSONata expression '{"foo":"bar"}' specified for the field 'Output' "#
                + "returned an unexpected result type. Expected 'array', but was 'object' for "
                + #"value: {"foo":"bar"}"#
        )
    }

    @Test func `an endless recursion ends with the text of AWS`() throws {
        #expect(
            try message("{% ($f := function($n){1 + $f($n)}; $f(1)) %}")?
                .hasSuffix(
                    "threw an error during evaluation: Stack overflow error: Check for "
                        + "non-terminating recursive function. Consider rewriting as "
                        + "tail-recursive"
                ) == true
        )
    }

    @Test func `invalid base 64 is an internal error`() throws {
        #expect(
            try message(#"{% $base64decode("!!!") %}"#)?
                .contains("threw an internal error during evaluation. ") == true
        )
    }

    static let refused: [(String, String, String)] = [
        ("{% [1,2 %}", "INVALID_JSONATA_EXPRESSION", "Expected \"]\" before end of expression"),
        (
            "{% \"a %}", "INVALID_JSONATA_EXPRESSION",
            "String literal must be terminated by a matching quote"
        ),
        ("{% 1 + %}", "INVALID_JSONATA_EXPRESSION", "Unexpected end of expression"),
        (
            "{% } %}", "INVALID_JSONATA_EXPRESSION",
            "The symbol \"}\" cannot be used as a unary operator"
        ),
        ("{% /ab %}", "INVALID_JSONATA_EXPRESSION", "No terminating / in regular expression"),
        (
            "{% phone %}", "UNSUPPORTED_JSONATA_EXPRESSION",
            "Reference to 'phone' at the top level is not supported."
        ),
        (
            "{% $.a %}", "UNSUPPORTED_JSONATA_EXPRESSION",
            "Reference to '$' at the top level is not supported."
        ),
        (
            "{% $states.input.($$) %}", "UNSUPPORTED_JSONATA_EXPRESSION",
            "Reference to '$$' at the top level is not supported."
        ),
        (
            "{% $states.result %}", "UNSUPPORTED_JSONATA_EXPRESSION",
            "Reference to '$states.result' is not supported here."
        ),
    ]

    @Test(arguments: refused)
    func `a definition with it is refused`(template: String, code: String, message: String) {
        let error = #expect(throws: JSONataTemplateError.self) {
            try JSONataTemplate(["v": .init(template)], field: "Output")
        }
        #expect(error?.diagnostics.map(\.code.rawValue) == [code])
        #expect(error?.diagnostics.map(\.message) == [message])
        #expect(error?.diagnostics.map(\.pointer) == ["/v"])
        #expect(error?.diagnostics.map(\.field) == ["Output/v"])
    }

    @Test(arguments: [
        "{% $states.input.lines[price > 1].name %}",
        "{% $states.input.lines^(price) %}",
        "{% $states.input.lines{name: price} %}",
        "{% $map($states.input.lines, function($l){ $l.name }) %}",
        "{% $undeclared() %}",
    ])
    func `a name inside a step is no reference to the top level`(template: String) throws {
        let compiled = try JSONataTemplate(.init(template), field: "Output")
        #expect(!compiled.isConstant)
    }

    @Test func `all faulty expressions are reported at once`() {
        let error = #expect(throws: JSONataTemplateError.self) {
            try JSONataTemplate(["a": "{% ( %}", "b": ["{% x %}"]], field: "Assign")
        }
        #expect(error?.diagnostics.map(\.field) == ["Assign/a", "Assign/b[0]"])
    }

    @Test func `a template tells what it reads`() throws {
        let template = try JSONataTemplate(
            ["a": "{% $states.input.x & $name %}", "b": "{% $states.context.Execution.Id %}"],
            field: "Output"
        )
        #expect(template.references == [.input, .context])
        #expect(template.freeVariables == ["name"])
        #expect(
            try JSONataTemplate("{% $keys($states) %}", field: "Output").references == .all
        )
    }
}
