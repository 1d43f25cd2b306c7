import JSON
import Testing

@Suite struct TextMakingTests {
    @Test(arguments: 0...40)
    func `a text of any length is kept and written as it is`(length: Int) throws {
        let plain = String(repeating: "x", count: length)
        try expectRoundTrip(plain)
        for place in 0..<length {
            for other in ["\"", "\\", "\n", "\u{0}", "é", "\u{1F600}", "\u{7F}"] {
                var text = plain
                let index = text.index(text.startIndex, offsetBy: place)
                text.replaceSubrange(index...index, with: other)
                try expectRoundTrip(text)
            }
        }
    }

    @Test(arguments: 0...40)
    func `a member is found by a name of any length`(length: Int) throws {
        let name = String(repeating: "n", count: length)
        let value: JSONValue = [name + "1": 1, "2" + name: 2, name: 3]
        let parsed = try JSONValue(parsing: value.text)
        for value in [value, parsed, value.compacted()] {
            #expect(value[name] == 3)
            #expect(value[name + "1"] == 1)
            #expect(value[name + "n"] == nil)
            #expect(value.object?.keys == [name + "1", "2" + name, name])
        }
    }

    private func expectRoundTrip(_ text: String) throws {
        let value = JSONValue(text)
        #expect(value.string == text)
        #expect(value.byteCount == value.text.utf8.count)
        #expect(try JSONValue(parsing: value.text).string == text)
        let member: JSONValue = ["text": value, text: 1]
        #expect(try JSONValue(parsing: member.text) == member)
    }
}
