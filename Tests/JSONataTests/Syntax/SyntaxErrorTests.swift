import JSON
import JSONata
import Testing

/// Faults in an expression's text, with the reference's codes, places and tokens.
struct SyntaxErrorTests {
    static let faults: [(String, String, Int?, String?)] = [
        ("\"abc", "S0101", 4, nil),
        ("1e400", "S0102", 0, "1e400"),
        (#""\y""#, "S0103", 2, "y"),
        (#""\u12""#, "S0104", 2, nil),
        ("`abc", "S0105", 4, nil),
        ("1 /* x", "S0106", 2, nil),
        ("1 2", "S0201", 3, "2"),
        ("[1,2)", "S0202", 5, ")"),
        ("(1", "S0203", 2, "(end)"),
        ("[1!2]", "S0204", 3, "!"),
        ("1=", "S0207", 2, "(end)"),
        ("function(x){$x}(3)", "S0208", 10, "x"),
        ("$x{b:c}[0]", "S0209", 8, nil),
        ("a{b:c}{d:e}", "S0210", 7, nil),
        ("]", "S0211", 1, "]"),
        ("2:=1", "S0212", 1, "2"),
        ("a.5", "S0213", 3, nil),
        ("a@b", "S0214", 3, "@"),
        ("a[0]@$b", "S0215", 5, nil),
        ("a^(b)@$c", "S0216", 6, nil),
        ("%", "S0217", 1, "parent"),
        ("//", "S0301", 1, nil),
        ("/ab", "S0302", 3, nil),
        ("function($a)<(a<n>)>{$a}", "S0402", nil, nil),
        ("function($a)<n<n>>{$a}", "S0401", nil, nil),
        ("\u{1F600} = \"x", "S0101", 7, nil),
    ]

    @Test(arguments: faults)
    func `is reported where the reference reports it`(
        text: String,
        code: String,
        position: Int?,
        token: String?
    ) {
        let error = #expect(throws: JSONataError.self) { try JSONataExpression(text) }
        #expect(error?.code.rawValue == code)
        if let position { #expect(error?.position == position) }
        if let token { #expect(error?.token == token) }
    }

    @Test func `any bytes are an expression or an error`() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("abc$%.[](){}'\"`/*+-=<>!&|~^@#?:;, 019\\\u{e9}\u{1F600}functio")
        for _ in 0..<5_000 {
            let count = Int.random(in: 1...24, using: &generator)
            let text = String((0..<count).map { _ in alphabet.randomElement() ?? "a" })
            do {
                let limits = JSONataLimits(duration: .milliseconds(200), byteCount: 1 << 20)
                _ = try JSONataExpression(text).evaluate(["a": [1, "x"]], limits: limits)
            } catch {
                #expect(!error.message.isEmpty)
            }
        }
    }

    @Test(arguments: [[0xFF], [0xC0, 0xAF], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xF5, 0x80]])
    func `bytes that are no UTF-8 are replaced`(bytes: [UInt8]) throws {
        let quote = UInt8(ascii: "'")
        let text = String(decoding: bytes, as: UTF8.self)
        let value = try JSONataExpression(utf8: [quote] + bytes + [quote], dialect: .reference)
            .evaluate()
        #expect(value?.string == text)
        let error = #expect(throws: JSONataError.self) {
            try JSONataExpression(utf8: bytes + [0x20, quote], dialect: .reference)
        }
        #expect(error?.code.rawValue == "S0101")
        #expect(error?.position == text.utf16.count + 2)
    }
}
