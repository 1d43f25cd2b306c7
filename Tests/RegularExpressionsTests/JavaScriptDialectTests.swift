import RegularExpressions
import Testing

@Suite struct JavaScriptDialectTests {
    @Test(arguments: javaScriptExamples)
    func `a pattern matches as in ECMAScript`(_ example: MatchingExample) throws {
        #expect(try example.matches(.javaScript) == example.matches)
    }

    @Test(
        arguments: [
            "(", "a)", "[a", "*a", "a**", "+", "a{2,1}", "(?<n>a)(?<n>b)", "[b-a]", #"\"#,
            "(?<1>a)", "(?x)a", #"(?<n>a)\k<m>"#, "(?<=a)*", "^*", "{1}",
        ]
    )
    func `a malformed pattern is refused`(_ pattern: String) {
        #expect(throws: RegularExpressionError.self) {
            try RegularExpression(pattern, dialect: .javaScript)
        }
    }

    @Test func `a dot matches half of a surrogate pair`() throws {
        let expression = try RegularExpression(".", dialect: .javaScript)
        let text = Array("a😀b".utf8)
        let ranges = try expression.matches(in: text).map(\.range)
        #expect(ranges == [0..<1, 1..<3, 3..<5, 5..<6])
        let halves = ranges.map { RegularExpression.bytes(of: $0, in: text.span) }
        #expect(halves == [[0x61], [0xED, 0xA0, 0xBD], [0xED, 0xB8, 0x80], [0x62]])
        let units = ranges.map { RegularExpression.utf16Offset(of: $0.lowerBound, in: text.span) }
        #expect(units == [0, 1, 2, 3])
    }

    @Test func `a half in the pattern finds the half of a pair`() throws {
        let low = try RegularExpression(#"\uDE00"#, dialect: .javaScript)
        #expect(try low.firstMatch(in: Array("é😀".utf8))?.range == 4..<6)
        let high = try RegularExpression(utf8: [0xED, 0xA0, 0xBD], dialect: .javaScript)
        #expect(try high.firstMatch(in: Array("é😀".utf8))?.range == 2..<4)
        let behind = try RegularExpression(#"(?<=\uD83D)."#, dialect: .javaScript)
        #expect(try behind.firstMatch(in: Array("é😀".utf8))?.range == 4..<6)
    }

    @Test func `a match that spans halves comes back whole`() throws {
        let expression = try RegularExpression(#"[\uDE00]x[\uD83D]"#, dialect: .javaScript)
        let text = Array("😀x😀".utf8)
        let range = try #require(try expression.firstMatch(in: text)?.range)
        #expect(range == 2..<7)
        #expect(
            RegularExpression.bytes(of: range, in: text.span)
                == [0xED, 0xB8, 0x80, 0x78, 0xED, 0xA0, 0xBD]
        )
    }

    @Test func `a lone surrogate in the text is one character`() throws {
        let expression = try RegularExpression("^.$", dialect: .javaScript)
        #expect(try expression.matchesWhole([0xED, 0xA0, 0xBD]))
    }
}

private let javaScriptExamples: [MatchingExample] = [
    // Literals
    MatchingExample("abc", in: "xabcabc", finds: [["abc"], ["abc"]]),
    MatchingExample("é😀", in: "aé😀", finds: [["é😀"]]),
    MatchingExample("a|ab", in: "abab", finds: [["a"], ["a"]]),
    MatchingExample("", in: "ab", finds: [[""], [""], [""]]),
    // Dot
    MatchingExample("a.c", in: "abc a\nc a\u{2028}c aéc", finds: [["abc"], ["aéc"]]),
    MatchingExample(".", in: "a\nb", finds: [["a"], ["b"]]),
    MatchingExample("[^]", in: "a\n", finds: [["a"], ["\n"]]),
    // Classes
    MatchingExample("[a-c]+", in: "abcdcba", finds: [["abc"], ["cba"]]),
    MatchingExample("[^a-c]+", in: "abcdefcba", finds: [["def"]]),
    MatchingExample("[]", in: "a", finds: []),
    MatchingExample("[-a]+", in: "a-b", finds: [["a-"]]),
    MatchingExample("[a-]+", in: "a-b", finds: [["a-"]]),
    MatchingExample(#"[\w-x]+"#, in: "a-x!", finds: [["a-x"]]),
    MatchingExample(#"[\d\-.]+"#, in: "1-2.3x", finds: [["1-2.3"]]),
    MatchingExample(#"[\b]"#, in: "a\u{8}b", finds: [["\u{8}"]]),
    MatchingExample("[α-ω]+", in: "abγδx", finds: [["γδ"]]),
    MatchingExample(#"[^\d]+"#, in: "12ab34", finds: [["ab"]]),
    MatchingExample(#"[\D\d]+"#, in: "a1", finds: [["a1"]]),
    // Escapes
    MatchingExample(#"\d+\D\d*"#, in: "12a34", finds: [["12a34"]]),
    MatchingExample(#"\w+"#, in: "aé_1-", finds: [["a"], ["_1"]]),
    MatchingExample(#"\W+"#, in: "aé_1-!", finds: [["é"], ["-!"]]),
    MatchingExample(#"\s+"#, in: "a \u{A0}\u{FEFF}\u{3000}b", finds: [[" \u{A0}\u{FEFF}\u{3000}"]]),
    MatchingExample(#"\S+"#, in: " ab\tc", finds: [["ab"], ["c"]]),
    MatchingExample(#"\t\n\v\f\r"#, in: "\t\n\u{B}\u{C}\r", finds: [["\t\n\u{B}\u{C}\r"]]),
    MatchingExample(#"\x41\u0042\cJ\0"#, in: "AB\n\u{0}", finds: [["AB\n\u{0}"]]),
    MatchingExample(#"\101\60"#, in: "A0", finds: [["A0"]]),
    MatchingExample(#"\x4\u12"#, in: "x4u12", finds: [["x4u12"]]),
    MatchingExample(#"\c"#, in: "\\c", finds: [["\\c"]]),
    MatchingExample(#"\$\.\*\/\-\e"#, in: "$.*/-e", finds: [["$.*/-e"]]),
    MatchingExample(#"\8\9"#, in: "89", finds: [["89"]]),
    MatchingExample(#"[\1\x41]+"#, in: "\u{1}A", finds: [["\u{1}A"]]),
    // Anchors
    MatchingExample("^a", in: "aa", finds: [["a"]]),
    MatchingExample("a$", in: "aa\n", finds: []),
    MatchingExample("^a", flags: .multiline, in: "ab\nac\r\nad", finds: [["a"], ["a"], ["a"]]),
    MatchingExample("b$", flags: .multiline, in: "ab\nb\rcb", finds: [["b"], ["b"], ["b"]]),
    MatchingExample("^$", flags: .multiline, in: "\n\n", finds: [[""], [""], [""]]),
    MatchingExample("a^|^b", in: "ba", finds: [["b"]]),
    // Word boundaries
    MatchingExample(#"\bfoo\b"#, in: "foo food foo", finds: [["foo"], ["foo"]]),
    MatchingExample(#"\Boo"#, in: "foo oo", finds: [["oo"]]),
    MatchingExample(#"\bé"#, in: "é aé", finds: [["é"]]),
    // Quantifiers
    MatchingExample("a*", in: "baaac", finds: [[""], ["aaa"], [""], [""]]),
    MatchingExample("a+?", in: "aaa", finds: [["a"], ["a"], ["a"]]),
    MatchingExample("a??b", in: "aab", finds: [["ab"]]),
    MatchingExample("a{2}", in: "aaaaa", finds: [["aa"], ["aa"]]),
    MatchingExample("a{2,}", in: "aaaaa", finds: [["aaaaa"]]),
    MatchingExample("a{1,2}", in: "aaaaa", finds: [["aa"], ["aa"], ["a"]]),
    MatchingExample("a{2,3}?", in: "aaaaa", finds: [["aa"], ["aa"]]),
    MatchingExample("(ab){2,3}", in: "ababababab", finds: [["ababab", "ab"], ["abab", "ab"]]),
    MatchingExample("(ab){2,3}?c", in: "abababc", finds: [["abababc", "ab"]]),
    MatchingExample("(a|ab)(c|bcd)(d*)", in: "abcd", finds: [["abcd", "a", "bcd", ""]]),
    MatchingExample("a{,2}", in: "a{,2}", finds: [["a{,2}"]]),
    MatchingExample("a{x}", in: "a{x}", finds: [["a{x}"]]),
    MatchingExample("{", in: "{", finds: [["{"]]),
    MatchingExample("x{0}y", in: "xy", finds: [["y"]]),
    MatchingExample("(a{0,2}){2}", in: "aaa", finds: [["aaa", "a"], ["", ""]]),
    MatchingExample("<.+?>", in: "<a><b>", finds: [["<a>"], ["<b>"]]),
    MatchingExample("<.+>", in: "<a><b>", finds: [["<a><b>"]]),
    MatchingExample("(?:a+)+b", in: "aaab", finds: [["aaab"]]),
    MatchingExample("(?:ab?)*?c", in: "ababac", finds: [["ababac"]]),
    // Empty rounds
    MatchingExample("(a*)*", in: "b", finds: [["", nil], ["", nil]]),
    MatchingExample("(a*)+", in: "b", finds: [["", ""], ["", ""]]),
    MatchingExample(
        "(z)((a+)?(b+)?(c))*",
        in: "zaacbbbcac",
        finds: [["zaacbbbcac", "z", "ac", "a", nil, "c"]]
    ),
    MatchingExample("(?:a|())*b", in: "aab", finds: [["aab", nil]]),
    MatchingExample("(a?)*?b", in: "aab", finds: [["aab", "a"]]),
    MatchingExample("(a*)?", in: "b", finds: [["", nil], ["", nil]]),
    MatchingExample("(?:){3}a", in: "a", finds: [["a"]]),
    MatchingExample("(a?){3}", in: "a", finds: [["a", ""], ["", ""]]),
    // Groups
    MatchingExample("(a)(b)?", in: "ac", finds: [["a", "a", nil]]),
    MatchingExample("(?:a)(b)", in: "ab", finds: [["ab", "b"]]),
    MatchingExample(#"(?<y>\d{4})-(?<m>\d\d)"#, in: "2024-05", finds: [["2024-05", "2024", "05"]]),
    MatchingExample("((a)|(b))+", in: "ab", finds: [["ab", "b", nil, "b"]]),
    MatchingExample("(a(b(c)))", in: "abc", finds: [["abc", "abc", "bc", "c"]]),
    // Back references
    MatchingExample(#"(a)\1"#, in: "aa", finds: [["aa", "a"]]),
    MatchingExample(#"\1(a)"#, in: "aa", finds: [["a", "a"], ["a", "a"]]),
    MatchingExample(#"(a)|b\1"#, in: "ab", finds: [["a", "a"], ["b", nil]]),
    MatchingExample(
        #"(?<q>[\'"]).*?\k<q>"#,
        in: "'a\"' \"b\"",
        finds: [["'a\"'", "'"], ["\"b\"", "\""]]
    ),
    MatchingExample(#"\k<n>(?<n>x)"#, in: "xx", finds: [["x", "x"], ["x", "x"]]),
    MatchingExample(#"(A)\1"#, flags: .ignoreCase, in: "aA", finds: [["aA", "a"]]),
    MatchingExample(#"(é)\1"#, flags: .ignoreCase, in: "éÉ", finds: [["éÉ", "é"]]),
    MatchingExample(#"(a)\2"#, in: "a\u{2}", finds: [["a\u{2}", "a"]]),
    MatchingExample(#"(?:(a)|b)*\1"#, in: "ab", finds: [["ab", nil], ["", nil]]),
    // Look-ahead
    MatchingExample("a(?=b)", in: "abac", finds: [["a"]]),
    MatchingExample("a(?!b)", in: "abac", finds: [["a"]]),
    MatchingExample(#"(?=(a+))a*b\1"#, in: "baaabac", finds: [["aba", "a"]]),
    MatchingExample("(?!foo)...", in: "foobar", finds: [["oob"]]),
    MatchingExample("(?=a)*b", in: "ab", finds: [["b"]]),
    MatchingExample(
        #"(.*?)a(?!(a+)b\2c)\2(.*)"#,
        in: "baaabaac",
        finds: [["baaabaac", "ba", nil, "abaac"]]
    ),
    // Look-behind
    MatchingExample("(?<=a)b", in: "abcb", finds: [["b"]]),
    MatchingExample("(?<!a)b", in: "abcb", finds: [["b"]]),
    MatchingExample(#"(?<=\$)\d+(\.\d*)?"#, in: "$10.53 12", finds: [["10.53", ".53"]]),
    MatchingExample(#"(?<=(\d+)(\d+))$"#, in: "1053", finds: [["", "1", "053"]]),
    MatchingExample("(?<=([abc]+)([abc]+))x", in: "abcx", finds: [["x", "a", "bc"]]),
    MatchingExample(#"(?<=\1(a))b"#, in: "aab", finds: [["b", "a"]]),
    MatchingExample("(?<=é)x", in: "éx", finds: [["x"]]),
    MatchingExample("(?<=a{2})b", in: "aab ab", finds: [["b"]]),
    MatchingExample("(?<=^|,)x", in: "x,x", finds: [["x"], ["x"]]),
    MatchingExample("(?<=AB)c", flags: .ignoreCase, in: "abC", finds: [["C"]]),
    // Ignoring case
    MatchingExample("abc", flags: .ignoreCase, in: "aBc ABC", finds: [["aBc"], ["ABC"]]),
    MatchingExample("[a-c]+", flags: .ignoreCase, in: "aBCd", finds: [["aBC"]]),
    MatchingExample("[^a-c]+", flags: .ignoreCase, in: "aBCdE", finds: [["dE"]]),
    MatchingExample("straße", flags: .ignoreCase, in: "STRASSE Straße", finds: [["Straße"]]),
    MatchingExample("[α-ω]+", flags: .ignoreCase, in: "ΑΒΓ", finds: [["ΑΒΓ"]]),
    MatchingExample("σ", flags: .ignoreCase, in: "ςΣσ", finds: [["ς"], ["Σ"], ["σ"]]),
    MatchingExample("µ", flags: .ignoreCase, in: "μΜ", finds: [["μ"], ["Μ"]]),
    MatchingExample("k", flags: .ignoreCase, in: "Kk", finds: [["k"]]),
    MatchingExample("s", flags: .ignoreCase, in: "ſs", finds: [["s"]]),
    MatchingExample(#"\w"#, flags: .ignoreCase, in: "ſ", finds: []),
    MatchingExample("[^x]", flags: .ignoreCase, in: "X", finds: []),
    MatchingExample("É+", flags: .ignoreCase, in: "éÉ", finds: [["éÉ"]]),
    // Alternation
    MatchingExample("foo|bar|", in: "bar", finds: [["bar"], [""]]),
    MatchingExample("(?:foo|fo)o", in: "foo", finds: [["foo"]]),
    MatchingExample("a||b", in: "b", finds: [[""], [""]]),
    MatchingExample("^(?:GET|POST) ", in: "POST /", finds: [["POST "]]),
    // Greed
    MatchingExample(#"(.*)(\d+)"#, in: "abc123", finds: [["abc123", "abc12", "3"]]),
    MatchingExample(#"(.*?)(\d+)$"#, in: "abc123", finds: [["abc123", "abc", "123"]]),
    MatchingExample(#""(?:[^"\\]|\\.)*""#, in: "say \"a\\\"b\" now", finds: [["\"a\\\"b\""]]),
    MatchingExample(#"(\w+)\s(\w+)"#, in: "John Smith", finds: [["John Smith", "John", "Smith"]]),
    MatchingExample("x*", in: "axxb", finds: [[""], ["xx"], [""], [""]]),
    // E-mail
    MatchingExample(
        #"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}"#,
        in: "mail bob@example.com, amy@x.org",
        finds: [["bob@example.com"], ["amy@x.org"]]
    ),
]
