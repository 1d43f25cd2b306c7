import JSON
import Testing

@Suite struct JSONSyntaxErrorTests {
    @Test(arguments: [
        ("", "expected a value but the text ends at 1:1", 0),
        ("  ", "expected a value but the text ends at 1:3", 2),
        ("[1,\n 2,\n x]", "expected a value but found 'x' at 3:2", 9),
        ("[", "expected a value or ']' but the text ends at 1:2", 1),
        ("[1 2]", "expected ',' or ']' but found '2' at 1:4", 3),
        ("[1,]", "expected a value but found ']' at 1:4", 3),
        ("{\"ä\" 1}", "expected ':' but found '1' at 1:6", 6),
        ("{1:2}", "expected a member's name in quotes or '}' but found '1' at 1:2", 1),
        ("{\"a\":1,}", "expected a member's name in quotes but found '}' at 1:8", 7),
        ("{\"a\":1 \"b\"", "expected ',' or '}' but found '\"' at 1:8", 7),
        ("[1}", "expected ',' or ']' but found '}' at 1:3", 2),
        ("[1]x", "expected the end of the text but found 'x' at 1:4", 3),
        ("[1]\u{0}", "expected the end of the text but found U+0000 at 1:4", 3),
        ("tru", "expected true, false or null but the text ends at 1:4", 3),
        ("trve", "expected true, false or null but found 't' at 1:1", 0),
        ("01", "expected the end of the text but found '1' at 1:2", 1),
        ("-", "expected a digit but the text ends at 1:2", 1),
        ("1.", "expected a digit but the text ends at 1:3", 2),
        ("1e+x", "expected a digit but found 'x' at 1:4", 3),
        ("\"a", "expected a closing quote but the text ends at 1:3", 2),
        ("\"a\\", "expected a closing quote but the text ends at 1:4", 3),
        ("\"a\tb\"", "expected control character U+0009 to be escaped at 1:3", 2),
        ("\"\\u12G4\"", "expected a hexadecimal digit but found 'G' at 1:6", 5),
        ("\"\\ud800\"", "expected a surrogate pair but found half of one at 1:2", 1),
        ("1e999", "expected a number within the range of a double at 1:1", 0),
    ])
    func `an error says what, and where`(text: String, description: String, offset: Int) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
        #expect(error?.description == description)
        #expect(error?.byteOffset == offset)
    }

    @Test func `an unknown escape is named`() {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: #"["\q"]"#) }
        #expect(error?.reason == .invalidEscape)
        #expect(error?.column == 3)
    }

    @Test func `bytes that are not UTF-8 are found where they stand`() {
        for bytes: [UInt8] in [
            [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82],
        ] {
            let text = [0x22, 0xC3, 0xA4] + bytes + [0x22]
            let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
            #expect(error?.reason == .invalidUTF8)
            #expect(error?.byteOffset == 3)
            #expect(error?.column == 3)
        }
    }

    @Test func `a hundred thousand open brackets are one clean error`() {
        for text in [
            String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
        ] {
            let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
            #expect(error?.reason == .nestingTooDeep(limit: 512))
        }
    }

    @Test func `the nesting limit is an option`() throws {
        let text = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        let options = JSONParsingOptions(nestingLimit: 100_000)
        #expect(try JSONValue(parsing: text, options: options).text == text)
        #expect(throws: JSONSyntaxError.self) {
            try JSONValue(parsing: "[[1]]", options: JSONParsingOptions(nestingLimit: 1))
        }
    }
}
