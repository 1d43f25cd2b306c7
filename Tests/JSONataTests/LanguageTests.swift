import JSON
import JSONata
import Testing

/// The language itself: paths, predicates, operators, constructors, functions as values.
struct LanguageTests {
    static let paths: [LanguageCase] = [
        .init("name", "Ann"),
        .init("address.city", "Oslo"),
        .init("address.geo", [59.9, 10.7]),
        .init("address.geo[0]", 59.9),
        .init("address.geo[-1]", 10.7),
        .init("missing", nil),
        .init("missing.deeper", nil),
        .init("name.deeper", nil),
        .init("nothing", .some(JSONValue.null)),
        .init("empty", []),
        .init("orders.id", [1, 2, 3]),
        .init("orders.lines.sku", ["a", "b", "c"]),
        .init("orders[id = 2].lines.sku", ["b", "c"]),
        .init("orders[status = 'open'].id", [1, 3]),
        .init("orders[0].lines.sku", "a"),
        .init("orders[0].lines.sku[]", ["a"]),
        .init("orders.lines[0].sku", ["a", "b"]),
        .init("(orders.lines)[0].sku", "a"),
        .init("orders[[0..1]].id", [1, 2]),
        .init("orders[[0, 2, 0]].id", [1, 1, 3]),
        .init("orders[1.9].id", 2),
        .init("orders[lines].id", [1, 2]),
        .init("orders.(id * 2)", [2, 4, 6]),
        .init("orders.[id]", [[1], [2], [3]]),
        .init("orders.{'i': id}", [["i": 1], ["i": 2], ["i": 3]]),
        .init("*.city", "Oslo"),
        .init("address.*", ["Oslo", 59.9, 10.7]),
        .init("**.sku", ["a", "b", "c"]),
        .init("$.name", "Ann"),
        .init("$$.name", "Ann"),
        .init("orders.lines.(sku & %.id)", ["a1", "b2", "c2"]),
        .init("orders.lines.%.%.name", ["Ann", "Ann", "Ann"]),
        .init("orders#$i.(id & ':' & $i)", ["1:0", "2:1", "3:2"]),
        .init("orders@$o.tags@$t[$o.id = 1].($o.id & $t)", ["1x", "1y"]),
        .init("orders^(>id).id", [3, 2, 1]),
        .init("orders^(status, >id).id", [2, 3, 1]),
        .init("orders{status: $sum(id)}", ["open": 4, "closed": 2]),
        .init("orders.lines{sku: quantity}", ["a": 3, "b": 4, "c": 1]),
        .init("`address`.\"city\"", "Oslo"),
    ]

    @Test(arguments: paths)
    func `paths find what they should`(example: LanguageCase) throws { try example.verify() }

    static let operators: [LanguageCase] = [
        .init("1 + 2 * 3 - 4 / 2", 5),
        .init("7 % 3", 1),
        .init("-zero", 0),
        .init("missing + 1", nil),
        .init("'a' & 1 & true & null & missing", "a1truenull"),
        .init("1 = 1.0", true),
        .init("[1, {'a': 2}] = [1, {'a': 2}]", true),
        .init("missing = missing", false),
        .init("missing != 1", false),
        .init("1 < 2 and 'a' < 'b'", true),
        .init("missing < 1", nil),
        .init("'x' in tags", true),
        .init("'z' in tags", false),
        .init("1 in 1", true),
        .init("true or $error('not evaluated')", true),
        .init("false and $error('not evaluated')", false),
        .init("[1..5]", [1, 2, 3, 4, 5]),
        .init("[3..1]", []),
        .init("[1..3].($ * $)", [1, 4, 9]),
        .init("zero ? 'yes' : 'no'", "no"),
        .init("zero ? 'yes'", nil),
        .init("missing ?? 'default'", "default"),
        .init("zero ?? 'default'", 0),
        .init("zero ?: 'default'", "default"),
        .init("'\u{FF5E}' < '\u{1F600}'", false),
    ]

    @Test(arguments: operators)
    func `operators combine values`(example: LanguageCase) throws { try example.verify() }

    static let constructors: [LanguageCase] = [
        .init("[]", []),
        .init("[[]]", [[]]),
        .init("[1, missing, [2, 3], tags]", [1, [2, 3], "x", "y"]),
        .init("{}", [:]),
        .init("{'a': 1, 'b': missing}", ["a": 1]),
        .init("{'a': missing}", [:]),
        .init("{name: zero}", ["Ann": 0]),
        .init("{'all': orders.id}", ["all": [1, 2, 3]]),
        .init("$keys({'b': 1, '2': 1, 'a': 1, '1': 1})", ["1", "2", "b", "a"]),
        .init("(1; 2; 3)", 3),
        .init("()", nil),
        .init("/* comment */ 1", 1),
        .init(#""\u00e9\ud83d\ude00\n""#, "\u{e9}\u{1F600}\n"),
        .init("$ ~> |address|{'city': 'Rome'}, 'geo'| ~> $lookup('address')", ["city": "Rome"]),
    ]

    @Test(arguments: constructors)
    func `constructors make values`(example: LanguageCase) throws { try example.verify() }

    static let functions: [LanguageCase] = [
        .init("($x := 1; $y := $x + 1; $x + $y)", 3),
        .init("($x := 1; ($x := 2); $x)", 1),
        .init("($f := function($a, $b){ $a & $b }; $f('x'))", "x"),
        .init("($f := function($n){ $n < 2 ? $n : $f($n - 1) + $f($n - 2) }; $f(10))", 55),
        .init("($add := function($a){ function($b){ $a + $b } }; $add(2)(3))", 5),
        .init("$map([1..3], function($v, $i){ $v * $i })", [0, 2, 6]),
        .init("$filter([1..5], function($v){ $v % 2 = 1 })", [1, 3, 5]),
        .init("$reduce([1..4], function($a, $v){ $a * $v })", 24),
        .init("$reduce([], function($a, $v){ $a }, 7)", 7),
        .init("$single(orders, function($o){ $o.id = 2 }).status", "closed"),
        .init("$sort([3, 1, 2])", [1, 2, 3]),
        .init("$sort(orders, function($l, $r){ $l.id < $r.id }).id", [3, 2, 1]),
        .init("$each(address, function($v, $k){ $k })", ["city", "geo"]),
        .init("$sift({'a': 1, 'b': 2}, function($v){ $v > 1 })", ["b": 2]),
        .init("($twice := $power(?, 2); $twice(5))", 25),
        .init("($f := $uppercase ~> $substringBefore(?, 'N'); $f('ann'))", "A"),
        .init("'ann' ~> $uppercase", "ANN"),
        .init("'ann' ~> $substring(1)", "nn"),
        .init("name.$uppercase()", "ANN"),
        .init("($f := function($x)<s-:s>{ $x & '!' }; name.$f())", "Ann!"),
        .init("$map(['a', 'b'], $uppercase)", ["A", "B"]),
        .init("$type($sum)", "function"),
        .init("$string(function(){1})", ""),
        .init("λ($x){$x}(4)", 4),
    ]

    @Test(arguments: functions)
    func `functions are values`(example: LanguageCase) throws { try example.verify() }

    @Test func `a function made in a loop keeps the variables of its turn`() throws {
        let expression = try JSONataExpression(
            "$map([1..3].($x := $ * 10; function(){ $x }), function($f){ $f() })"
        )
        #expect(try expression.evaluate() == [10, 20, 30])
    }

    @Test func `an array as input is one item`() throws {
        #expect(try JSONataExpression("$[0]").evaluate([5, 6]) == 5)
        #expect(try JSONataExpression("a[0]").evaluate([["a": 1], ["a": 2]]) == 1)
    }

    @Test func `bindings are variables and may take a function's name`() throws {
        #expect(try JSONataExpression("$x + 1").evaluate(bindings: ["x": 1]) == 2)
        #expect(try JSONataExpression("$count").evaluate(bindings: ["count": 3]) == 3)
    }

    @Test func `an expression tells what it reads`() throws {
        let expression = try JSONataExpression(
            "customer.name & $rate & $sum(items[price > 1].quantity) & $$.total"
        )
        #expect(expression.freeVariables == ["rate"])
        #expect(
            expression.inputPaths == ["customer.name", "items.price", "items.quantity", "total"]
        )
    }
}
