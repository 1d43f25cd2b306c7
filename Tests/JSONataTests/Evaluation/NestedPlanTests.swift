import JSON
import JSONata
import Testing

/// `$eval` plans within an evaluation; what it makes may outlive it.
@Suite struct NestedPlanTests {
    @Test func `a function that eval made looks its own fields up`() throws {
        let expression = try JSONataExpression(#"(a; $f := $eval("function($o){$o.b}"); $f($))"#)
        #expect(try expression.evaluate(["a": 1, "b": 2]) == 2)
    }

    @Test func `a function that eval made calls its own functions`() throws {
        let expression = try JSONataExpression(
            #"($f := $eval("function($o){$sum($o)}"); [$y, $f([1, 2])])"#
        )
        #expect(try expression.evaluate(bindings: ["y": 7]) == [7, 3])
    }

    @Test func `a function that eval made may read many fields`() throws {
        let names = (0..<400).map { "f\($0)" }
        let sum = names.map { "$o.\($0)" }.joined(separator: "+")
        let expression = try JSONataExpression(#"($f := $eval("function($o){\#(sum)}"); $f($))"#)
        let input = JSONValue(members: names.map { ($0, JSONValue(1)) })
        #expect(try expression.evaluate(input) == 400)
    }

    @Test func `a function from outside keeps its fields within eval`() throws {
        let expression = try JSONataExpression(
            #"($f := function($o){$o.b}; $eval("x ~> $map(function($i){$i.a})", {"x": [{"a": 1}]}) + $f($))"#
        )
        #expect(try expression.evaluate(["a": 5, "b": 2]) == 3)
    }

    @Test func `eval within eval sees what is bound`() throws {
        let expression = try JSONataExpression(#"[$p, $q, $r, $x, $eval("$eval(\"$x\")")]"#)
        let bindings: [String: JSONValue] = ["p": 1, "q": 2, "r": 3, "x": 5]
        #expect(try expression.evaluate(bindings: bindings) == [1, 2, 3, 5, 5])
    }

    @Test func `many evals share one evaluation`() throws {
        let expression = try JSONataExpression(
            #"$sum([1..200].$eval("($g := function($n){ $n + " & $ & " }; $g(" & $ & "))"))"#
        )
        #expect(try expression.evaluate() == 40_200)
    }
}
