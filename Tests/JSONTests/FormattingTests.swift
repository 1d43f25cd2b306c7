import JSON
import Testing

@Suite struct FormattingTests {
    @Test func `each element stands on its own line`() {
        let value: JSONValue = ["a": [1, ["b": .null]], "c": [], "d": [:], "e": "x"]
        #expect(
            value.formatted()
                == """
                {
                  "a": [
                    1,
                    {
                      "b": null
                    }
                  ],
                  "c": [],
                  "d": {},
                  "e": "x"
                }
                """
        )
    }

    @Test func `only what must be is escaped`() {
        let text = "\u{0}\u{8}\t\n\u{C}\r\u{1F}\"\\/\u{7F}é\u{2028}😀"
        #expect(JSONValue(text).text == #""\u0000\b\t\n\f\r\u001f\"\\/"# + "\u{7F}é\u{2028}😀\"")
    }

    @Test func `half surrogate pairs are written as escapes`() throws {
        let options = JSONParsingOptions(loneSurrogates: .keep)
        let text = #"["\ud800","a\udfffb","\ud83d\ude00","\ude00\ud83d"]"#
        let value = try JSONValue(parsing: text, options: options)
        #expect(value.text == #"["\ud800","a\udfffb","😀","\ude00\ud83d"]"#)
        #expect(value.byteCount == value.text.utf8.count)
        #expect(value[1]?.string == "a\u{FFFD}\u{FFFD}\u{FFFD}b")
    }

    @Test func `text is appended to what is there`() {
        var bytes = Array("data: ".utf8)
        (["a", 1] as JSONValue).write(to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == #"data: ["a",1]"#)
    }
}
