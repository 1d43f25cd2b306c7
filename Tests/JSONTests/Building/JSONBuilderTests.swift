import JSON
import Testing

@Suite struct JSONBuilderTests {
    @Test func `an object is written member by member`() {
        var builder = JSONBuilder()
        builder.object {
            $0["total"] = 1.5
            $0.set("customer", to: "Ann")
            $0.array("lines") { lines in
                for number in 1...2 { lines.object { $0.set("number", to: number) } }
                lines.array { _ in }
            }
            $0.object("empty") { _ in }
            $0["absent"] = nil
            $0["note"] = .null
            $0.set("skipped", ifPresent: Int?.none)
            $0.set("given", ifPresent: 7)
        }
        let value = builder.finish()
        #expect(
            value.text
                == #"{"total":1.5,"customer":"Ann","lines":[{"number":1},{"number":2},[]],"empty":{},"note":null,"given":7}"#
        )
    }

    @Test func `a second value under one name replaces the first`() {
        var builder = JSONBuilder()
        builder.object {
            $0["a"] = 1
            $0["b"] = 2
            $0["a"] = 3
        }
        #expect(builder.finish().text == #"{"a":3,"b":2}"#)
    }

    @Test func `a member set can be read back`() {
        var builder = JSONBuilder()
        builder.object { outer in
            outer["a"] = ["x": 1]
            #expect(outer["a"] == ["x": 1])
            outer.object("inner") { #expect($0["a"] == nil) }
            #expect(outer["nothing"] == nil)
        }
        #expect(builder.finish()["a"]?["x"] == 1)
    }

    @Test func `any value can be the whole`() {
        var builder = JSONBuilder()
        builder.append("text")
        #expect(builder.finish() == "text")
        #expect(JSONBuilder().finish().isNull)
        #expect(JSONValue(writing: [1, nil, 3] as [Int?]).text == "[1,null,3]")
    }

    @Test func `a large part is borrowed and outlives its owner`() throws {
        let large = JSONValue((0..<1000).map { JSONValue("element \($0)") })
        var builder = JSONBuilder()
        builder.object { $0.set("large", to: large) }
        let value = builder.finish()
        #expect(value["large"] == large)
        #expect(value.retainedByteCount > large.retainedByteCount)
        #expect(value.retainedByteCount < large.retainedByteCount + 2_000)
    }

    @Test func `an error thrown within leaves the builder to be dropped`() {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            var builder = JSONBuilder()
            try builder.object { (builder: inout JSONBuilder) throws(Stop) in
                builder["a"] = 1
                throw Stop()
            }
        }
    }
}
