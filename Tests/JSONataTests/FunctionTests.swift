import JSON
import JSONata
import Testing

/// The built-in functions.
struct FunctionTests {
    static let texts: [LanguageCase] = [
        .init("$string(22/7)", "3.14285714285714"),
        .init("$string({'a': [1, 'x']})", #"{"a":[1,"x"]}"#),
        .init("$string([1], true)", "[\n  1\n]"),
        .init("$length('\u{e9}\u{1F600}')", 2),
        .init("$substring('\u{1F600}abc', 1, 2)", "ab"),
        .init("$substring('hello', -3, 2)", "ll"),
        .init("$substringBefore('a-b', '-')", "a"),
        .init("$substringAfter('a-b', '-')", "b"),
        .init("$uppercase('\u{e9}a')", "\u{c9}A"),
        .init("$trim('  a \\n b ')", "a b"),
        .init("$pad('x', 3)", "x  "),
        .init("$pad('x', -4, '12')", "121x"),
        .init("$contains('abc', 'b')", true),
        .init("$split('a, b', ', ')", ["a", "b"]),
        .init("$split('abc', '')", ["a", "b", "c"]),
        .init("$split('a1b2', /\\d/)", ["a", "b", ""]),
        .init("$join(['a', 'b'], '-')", "a-b"),
        .init("$match('ab12', /([a-z])(\\d)/).groups", ["b", "1"]),
        .init("$replace('a-b-c', '-', '+', 1)", "a+b-c"),
        .init("$replace('John Smith', /(\\w+)\\s(\\w+)/, '$2 $1 $$')", "Smith John $"),
        .init("$replace('ab', /b/, function($m){ $m.match & '!' })", "ab!"),
        .init("$base64encode('hello')", "aGVsbG8="),
        .init("$base64decode('aGVsbG8=')", "hello"),
        .init("$encodeUrlComponent('?x=\u{e9}')", "%3Fx%3D%C3%A9"),
        .init("$decodeUrl('%3Fa%20b')", "%3Fa b"),
    ]

    @Test(arguments: texts)
    func `text functions`(example: LanguageCase) throws { try example.verify() }

    static let numbers: [LanguageCase] = [
        .init("$number('0x1F')", 31),
        .init("$number('-1.5e1')", -15),
        .init("$round(2.5)", 2),
        .init("$round(3.5)", 4),
        .init("$round(-7.5)", -8),
        .init("$round(4.525, 2)", 4.52),
        .init("$round(1.005, 2)", 1),
        .init("$round(12345, -2)", 12300),
        .init("$floor(-1.5)", -2),
        .init("$ceil(1.2)", 2),
        .init("$power(2, 10)", 1024),
        .init("$sqrt(2.25)", 1.5),
        .init("$abs(-3)", 3),
        .init("$formatBase(255, 16)", "ff"),
        .init("$formatNumber(1234.5, '#,##0.00')", "1,234.50"),
        .init("$formatNumber(0.14, '01%')", "14%"),
        .init("$formatNumber(-6, '000')", "-006"),
        .init("$formatNumber(1234.5678, '00.000e0')", "12.346e2"),
        .init("$formatInteger(2789, 'w')", "two thousand, seven hundred and eighty-nine"),
        .init("$formatInteger(1999, 'I')", "MCMXCIX"),
        .init("$formatInteger(12, '#,##0;o')", "12th"),
        .init("$parseInteger('twelve thousand', 'w')", 12000),
        .init("$sum(orders.lines.(price * quantity))", 22),
        .init("$max([1, 3, 2]) - $min([1, 3, 2])", 2),
        .init("$average([1, 2])", 1.5),
        .init("$count(missing)", 0),
        .init("$sum([])", 0),
    ]

    @Test(arguments: numbers)
    func `number functions`(example: LanguageCase) throws { try example.verify() }

    static let structures: [LanguageCase] = [
        .init("$append([1], [2, 3])", [1, 2, 3]),
        .init("$append(missing, 1)", 1),
        .init("$reverse([1, 2])", [2, 1]),
        .init("$distinct([1, 1, 'a', {'b': 1}, {'b': 1}])", [1, "a", ["b": 1]]),
        .init("$zip([1, 2], ['a', 'b', 'c'])", [[1, "a"], [2, "b"]]),
        .init("$keys(address)", ["city", "geo"]),
        .init("$lookup(orders, 'id')", [1, 2, 3]),
        .init("$spread({'a': 1, 'b': 2})", [["a": 1], ["b": 2]]),
        .init("$merge([{'a': 1}, {'b': 2, 'a': 3}])", ["a": 3, "b": 2]),
        .init("$exists(missing)", false),
        .init("$boolean([0, 0])", false),
        .init("$not('')", true),
        .init("$type(null)", "null"),
        .init("$count($shuffle([1..9]))", 9),
        .init("$eval('1 + 2')", 3),
    ]

    @Test(arguments: structures)
    func `functions of structures`(example: LanguageCase) throws { try example.verify() }

    static let times: [LanguageCase] = [
        .init("$fromMillis(0)", "1970-01-01T00:00:00.000Z"),
        .init("$fromMillis(1521801216617, '[D1o] [MNn] [Y0001]')", "23rd March 2018"),
        .init("$fromMillis(1521801216617, '[H01]:[m01] [z]', '+0200')", "12:33 GMT+02:00"),
        .init("$fromMillis(1521801216617, '[FNn,3-3], week [W] of [X]')", "Fri, week 12 of 2018"),
        .init("$toMillis('1970-01-01T00:00:00.001Z')", 1),
        .init("$toMillis('2020-02-30') = $toMillis('2020-03-01')", true),
        .init("$toMillis('2018-03-23', '[Y]-[M]-[D]')", 1_521_763_200_000),
        .init("$toMillis('23 March 2018 1:30 pm', '[D] [MNn] [Y] [h]:[m] [P]')", 1_521_811_800_000),
    ]

    @Test(arguments: times)
    func `time functions`(example: LanguageCase) throws { try example.verify() }

    @Test func `time and chance come from the environment`() throws {
        let environment = JSONataEnvironment(
            currentTimeMilliseconds: { 1_000 },
            randomBits: { 1 << 63 }
        )
        let expression = try JSONataExpression("[$millis(), $now(), $random()]")
        #expect(
            try expression.evaluate(environment: environment)
                == [1000, "1970-01-01T00:00:01.000Z", 0.5]
        )
    }

    static let failures: [(String, String, String?)] = [
        ("1 + 'a'", "T2002", "+"),
        ("'a' - 1", "T2001", "-"),
        ("1 < 'a'", "T2009", "<"),
        ("[1] < 1", "T2010", "<"),
        ("-'a'", "D1002", "-"),
        ("{1: 2}", "T1003", nil),
        ("{'a': 1, 'a': 2}", "D1009", nil),
        ("$x()", "T1006", "x"),
        ("uppercase('a')", "T1005", "uppercase"),
        ("1 ~> 2", "T2006", nil),
        ("[1..1.5]", "T2004", ".."),
        ("[1..10000001]", "D2014", ".."),
        ("$sum('a')", "T0412", "sum"),
        ("$uppercase(1)", "T0410", "uppercase"),
        ("1.$uppercase()", "S0213", nil),
        ("(1).$uppercase()", "T0411", "uppercase"),
        ("1/0 + 1", "D1001", "+"),
        ("$string(1/0)", "D3001", "string"),
        ("$sqrt(-1)", "D3060", "sqrt"),
        ("$power(10, 400)", "D3061", "power"),
        ("$number('x')", "D3030", "number"),
        ("$sort([1, 'a'])", "D3070", "sort"),
        ("[{'a': 1}, {'a': 'b'}]^(a)", "T2007", nil),
        ("[{'a': 1}, {'a': true}]^(a)", "T2008", nil),
        ("$replace('a', '', 'b')", "D3010", "replace"),
        ("$formatBase(1, 40)", "D3100", "formatBase"),
        ("$toMillis('x')", "D3110", "toMillis"),
        ("$fromMillis(0, '[Q]')", "D3132", "fromMillis"),
        ("$error('no')", "D3137", "error"),
        ("$assert(false)", "D3141", "assert"),
        ("$single([1, 2])", "D3138", "single"),
        ("$single([])", "D3139", "single"),
        ("$match('ab', /x*/)", "D1004", "match"),
        ("$decodeUrl('%E0%A4%A')", "D3140", "decodeUrl"),
        ("$ ~> |address|5|", "T2011", nil),
    ]

    @Test(arguments: failures)
    func `fails with the reference's code`(
        expression: String,
        code: String,
        token: String?
    ) throws {
        let error = #expect(throws: JSONataError.self) {
            try JSONataExpression(expression).evaluate(LanguageCase.document)
        }
        #expect(error?.code.rawValue == code)
        if let token { #expect(error?.token == token) }
    }
}
