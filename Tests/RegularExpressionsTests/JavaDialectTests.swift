import RegularExpressions
import Testing

@Suite struct JavaDialectTests {
    @Test(arguments: javaExamples)
    func `a pattern matches as in java.util.regex`(_ example: MatchingExample) throws {
        #expect(try example.matches(.java) == example.matches)
    }

    @Test(
        arguments: [
            "(", "a)", "[a", "*a", "a**", "a{2,1}", "(?<n>a)(?<n>b)", "[b-a]", #"\"#, #"\y"#,
            #"\p{Nope}"#, "(?q)a", #"\k<m>"#, #"\x4"#, "a{", #"\u12"#, "{1}",
        ]
    )
    func `a malformed pattern is refused`(_ pattern: String) {
        #expect(throws: RegularExpressionError.self) {
            try RegularExpression(pattern, dialect: .java)
        }
    }

    @Test(arguments: [("4\\d{2}", "404", true), ("4\\d{2}", "4040", false), ("a|ab", "ab", true)])
    func `a whole match tries every choice`(pattern: String, text: String, expected: Bool) throws {
        let expression = try RegularExpression(pattern, dialect: .java)
        #expect(try expression.matchesWhole(Array(text.utf8)) == expected)
    }
}

private let javaExamples: [MatchingExample] = [
    // Dot
    MatchingExample(".", in: "a\n\u{85}b", finds: [["a"], ["b"]]),
    MatchingExample(".", flags: .dotMatchesAll, in: "\n", finds: [["\n"]]),
    MatchingExample("😀.", in: "😀😀", finds: [["😀😀"]]),
    MatchingExample("^.$", in: "😀", finds: [["😀"]]),
    // Quantifiers
    MatchingExample("a*+a", in: "aaa", finds: []),
    MatchingExample("a++b", in: "aaab", finds: [["aaab"]]),
    MatchingExample("(?:a|ab)?+c", in: "abc", finds: [["c"]]),
    MatchingExample("a{2,3}+a", in: "aaa aaaa", finds: [["aaaa"]]),
    MatchingExample("(?>a|ab)c", in: "abc ac", finds: [["ac"]]),
    MatchingExample("(a*)*", in: "b", finds: [["", ""], ["", ""]]),
    MatchingExample("(a*)+", in: "aab", finds: [["aa", ""], ["", ""], ["", ""]]),
    MatchingExample("(a?)*?b", in: "aab", finds: [["aab", "a"]]),
    MatchingExample("(a*)?", in: "b", finds: [["", ""], ["", ""]]),
    MatchingExample("(a|b)*", in: "ab", finds: [["ab", "b"], ["", nil]]),
    MatchingExample("(?:(a)|b)*", in: "ab", finds: [["ab", "a"], ["", nil]]),
    MatchingExample("😀+", in: "😀😀", finds: [["😀😀"]]),
    // Classes
    MatchingExample("[a-z&&[^aeiou]]+", in: "hello", finds: [["h"], ["ll"]]),
    MatchingExample("[a-c[x-z]]+", in: "abxyd", finds: [["abxy"]]),
    MatchingExample(#"[\w&&[^\d]]+"#, in: "ab12cd", finds: [["ab"], ["cd"]]),
    MatchingExample("[]a]+", in: "a]", finds: [["a]"]]),
    MatchingExample("[^]a]+", in: "a]b", finds: [["b"]]),
    MatchingExample(#"[\Q^]\E]+"#, in: "^]a", finds: [["^]"]]),
    MatchingExample("[a-z&&b-y&&c-x]+", in: "abcxyz", finds: [["cx"]]),
    MatchingExample("[^a&&b]", in: "abc", finds: [["a"], ["b"], ["c"]]),
    MatchingExample("[a-]+", in: "a-b", finds: [["a-"]]),
    MatchingExample("[é-ü]+", in: "aéü", finds: [["éü"]]),
    // Properties
    MatchingExample(#"\p{Lu}+"#, in: "ABcÉ", finds: [["AB"], ["É"]]),
    MatchingExample(#"\p{L}+"#, in: "abé1", finds: [["abé"]]),
    MatchingExample(#"\P{L}+"#, in: "abé12", finds: [["12"]]),
    MatchingExample(#"\p{Punct}+"#, in: "a!?b", finds: [["!?"]]),
    MatchingExample(#"\p{IsAlphabetic}+"#, in: "aé1", finds: [["aé"]]),
    MatchingExample(#"[\p{Alpha}\d]+"#, in: "ab1é", finds: [["ab1"]]),
    MatchingExample(#"\pN+"#, in: "12a", finds: [["12"]]),
    MatchingExample(#"[^\p{Lower}]+"#, in: "abCD", finds: [["CD"]]),
    MatchingExample(#"\p{javaLowerCase}+"#, in: "abC", finds: [["ab"]]),
    // Escapes
    MatchingExample(#"\Qa.b\E+"#, in: "a.bbb", finds: [["a.bbb"]]),
    MatchingExample(#"\x{1F600}\u0041\x42\0101"#, in: "😀ABA", finds: [["😀ABA"]]),
    MatchingExample(#"\uD83D\uDE00"#, in: "😀", finds: [["😀"]]),
    MatchingExample(#"\h+\v"#, in: "a \t\nb", finds: [[" \t\n"]]),
    MatchingExample(#"a\R"#, in: "a\r\na\n", finds: [["a\r\n"], ["a\n"]]),
    MatchingExample(#"\a\e\cA"#, in: "\u{7}\u{1B}\u{1}", finds: [["\u{7}\u{1B}\u{1}"]]),
    MatchingExample(#"\s+"#, in: "a \u{A0}b", finds: [[" "]]),
    MatchingExample(#"\-\_\"\/"#, in: "-_\"/", finds: [["-_\"/"]]),
    // Anchors
    MatchingExample("a$", in: "a\n", finds: [["a"]]),
    MatchingExample(#"a\z"#, in: "a\na", finds: [["a"]]),
    MatchingExample(#"a\Z"#, in: "a\r\n", finds: [["a"]]),
    MatchingExample("^a", flags: .multiline, in: "a\r\na\u{85}a", finds: [["a"], ["a"], ["a"]]),
    MatchingExample("$", flags: .multiline, in: "a\r\nb", finds: [[""], [""]]),
    MatchingExample(#"\Aa"#, in: "aa", finds: [["a"]]),
    MatchingExample("$", in: " \n\n", finds: [[""], [""]]),
    MatchingExample("(?d)a$", in: "a\r\na\n", finds: [["a"]]),
    MatchingExample("^", flags: .multiline, in: "a\n", finds: [[""]]),
    // Word boundaries
    MatchingExample(#"\bé\b"#, in: "é aé", finds: [["é"]]),
    MatchingExample(#"\b\w+\b"#, in: "foo bar", finds: [["foo"], ["bar"]]),
    // Flags
    MatchingExample("(?i)aBc", in: "ABC", finds: [["ABC"]]),
    MatchingExample("(?i)é", in: "Éé", finds: [["é"]]),
    MatchingExample("(?iu)é", in: "Éé", finds: [["É"], ["é"]]),
    MatchingExample("a(?i:b)c", in: "aBc aBC", finds: [["aBc"]]),
    MatchingExample("a(?i)b|c", in: "aB C", finds: [["aB"], ["C"]]),
    MatchingExample("(?s).", in: "\n", finds: [["\n"]]),
    MatchingExample("(?x) a b # comment\n c", in: "abc", finds: [["abc"]]),
    MatchingExample("(?m)^b", in: "a\nb", finds: [["b"]]),
    MatchingExample("(?i)a(?-i)b", in: "Ab AB", finds: [["Ab"]]),
    MatchingExample("[a-c]+", flags: .ignoreCase, in: "aBC", finds: [["aBC"]]),
    // Groups
    MatchingExample(#"(?<year>\d{4})-\k<year>"#, in: "2024-2024", finds: [["2024-2024", "2024"]]),
    MatchingExample(#"(a)(b)?\2"#, in: "aab", finds: []),
    MatchingExample(#"(a)\11"#, in: "aa1", finds: [["aa1", "a"]]),
    MatchingExample("(a)|(b)", in: "ab", finds: [["a", "a", nil], ["b", nil, "b"]]),
    // Look-around
    MatchingExample("(?<=ab)c", in: "abc", finds: [["c"]]),
    MatchingExample("(?<!a)b", in: "ab bb", finds: [["b"], ["b"]]),
    MatchingExample(#"(?=.*\d)(?=.*[a-z]).{4,}"#, in: "abc1 ", finds: [["abc1 "]]),
    MatchingExample("foo(?!bar)", in: "foobar foobaz", finds: [["foo"]]),
    // Pattern
    MatchingExample(#"4\d{2}"#, in: "404 500", finds: [["404"]]),
    MatchingExample(
        ".*four hundred.*",
        in: "it is four hundred x",
        finds: [["it is four hundred x"]]
    ),
    MatchingExample(#"\\'"#, in: "it\\'s", finds: [["\\'"]]),
    MatchingExample("[^0-9A-Za-z._@+-]", in: "a b/c", finds: [[" "], ["/"]]),
]
