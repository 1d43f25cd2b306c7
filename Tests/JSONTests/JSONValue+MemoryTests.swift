import JSON
import Testing

@Suite struct JSONValueMemoryTests {
    @Test func `scalars keep no memory`() {
        let values: [JSONValue] = [.null, true, 1, 2.5, "", [], [:]]
        for value in values {
            #expect(value.retainedByteCount == 0)
        }
    }

    @Test func `a part keeps the whole, its copy only itself`() throws {
        let large = try JSONValue(parsing: JSONValue((0..<10_000).map { JSONValue($0) }).text)
        let holder: JSONValue = ["small": ["a": 1], "large": large]
        let part = try #require(holder["small"])
        #expect(part.retainedByteCount == holder.retainedByteCount)
        #expect(part.compacted().retainedByteCount < 250)
        #expect(part.compacted() == part)
    }

    @Test func `small parts are copied, large ones borrowed`() throws {
        let large = JSONValue((0..<1_000).map { JSONValue("text \($0)") })
        let small = large[3] ?? .null
        let value: JSONValue = ["small": small]
        #expect(value.retainedByteCount < 250)
        let both: JSONValue = ["large": large, "small": small]
        #expect(both.retainedByteCount > large.retainedByteCount)
    }

    @Test func `what values share counts once`() {
        let large = JSONValue((0..<1_000).map { JSONValue("text \($0)") })
        let holders: [JSONValue] = [["a": large], ["b": large], large]
        let total = JSONValue.retainedByteCount(of: holders)
        #expect(total < large.retainedByteCount + 2_000)
    }

    @Test func `a value set a thousand times does not keep all that it was`() {
        var value: JSONValue = ["text": JSONValue(String(repeating: "x", count: 1_000))]
        for round in 0..<1_000 { value = value.setting("round", to: JSONValue(round)) }
        #expect(value["round"] == 999)
        #expect(value.retainedByteCount < 10_000)
    }

    @Test func `a document borrowed many times counts once`() {
        let large = JSONValue((0..<1_000).map { JSONValue("text \($0)") })
        let value = JSONValue(members: (0..<20).map { ("copy \($0)", large) })
        #expect(value.retainedByteCount < large.retainedByteCount + 3_000)
        #expect(value["copy 19"] == large)
    }

    @Test func `documents that borrow from each other live as long as one of them`() {
        var value: JSONValue = ["text": JSONValue(String(repeating: "x", count: 10_000))]
        for round in 0..<100 { value = ["inner": value, "round": JSONValue(round)] }
        var depth = 0
        while let inner = value["inner"] {
            value = inner
            depth += 1
        }
        #expect(depth == 100)
        #expect(value["text"]?.string?.utf8.count == 10_000)
    }

    @Test func `small parts of many documents outlive them`() {
        var parts: [JSONValue] = []
        for round in 0..<50 { parts.append(["round": JSONValue(round)]) }
        let value = JSONValue(parts)
        parts = []
        #expect(value.array?.map { $0["round"]?.integer } == (0..<50).map { Int64($0) })
    }

    @Test func `of two members with one name the last wins`() {
        let few = JSONValue(members: [("a", 1), ("b", 2), ("a", 3)])
        #expect(few.text == #"{"a":3,"b":2}"#)
        let many = JSONValue(members: (0..<60).map { ("name \($0 % 20)", JSONValue($0)) })
        #expect(many.object?.count == 20)
        #expect(many["name 7"] == 47)
        #expect(many.object?.keys.first == "name 0")
    }

    @Test func `one value in one place is identical`() {
        let value: JSONValue = ["a": [1, 2]]
        #expect(value.isIdentical(to: value))
        #expect(!value.isIdentical(to: value.compacted()))
        #expect(JSONValue(1).isIdentical(to: 1))
    }
}
