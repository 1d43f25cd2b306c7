import RegularExpressions
import Testing

@Suite struct JavaReplacementTests {
    @Test(
        arguments: [
            ("ba.", "foobar123bab", "foo", "foofoo123foo"),
            ("(\\w+)@(\\w+)", "bob@home", "$2.$1", "home.bob"),
            ("(?<a>x)", "xyx", "<${a}>", "<x>y<x>"),
            ("x", "axb", "\\$1\\\\", "a$1\\b"),
            ("(a)", "a", "$11", "a1"),
            ("(a)|(b)", "ab", "[$2]", "[][b]"),
            ("", "ab", "-", "-a-b-"),
            ("b*", "abc", "-", "-a--c-"),
            ("q", "abc", "-", "abc"),
            ("[^a-z]", "é😀x", "-", "--x"),
            ("bcdefghij", "abcdefghijabcdefghixbcdefghij", "-", "a-abcdefghix-"),
            ("'", "0123456'89ab'cdef0123456789'", "", "012345689abcdef0123456789"),
            ("é", "aéb\u{A9}é", "e", "aeb\u{A9}e"),
        ]
    )
    func `all matches are replaced`(
        pattern: String,
        text: String,
        replacement: String,
        expected: String
    ) throws {
        let expression = try RegularExpression(pattern, dialect: .java)
        let new = try JavaReplacement(Array(replacement.utf8), for: expression)
        let replaced = try expression.replacing(in: Array(text.utf8).span, with: new)
        #expect(String(decoding: replaced ?? Array(text.utf8), as: UTF8.self) == expected)
    }

    @Test func `at most the limit is replaced`() throws {
        let expression = try RegularExpression("a", dialect: .java)
        let new = try JavaReplacement(Array("b".utf8), for: expression)
        let replaced = try expression.replacing(in: Array("aaa".utf8).span, with: new, limit: 1)
        #expect(replaced == Array("baa".utf8))
    }

    @Test(arguments: ["$", "$x", "$1", "${a}", "${a", "\\"])
    func `a malformed replacement is refused`(_ replacement: String) throws {
        let expression = try RegularExpression("x", dialect: .java)
        #expect(throws: RegularExpressionError.self) {
            try JavaReplacement(Array(replacement.utf8), for: expression)
        }
    }
}
