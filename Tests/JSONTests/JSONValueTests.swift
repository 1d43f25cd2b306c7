import JSON
import Testing

@Suite struct JSONValueTests {
    let order: JSONValue = [
        "customer": ["name": "Ann", "vip": true],
        "lines": [["sku": "A", "quantity": 2], ["sku": "B", "quantity": 2.5]],
        "note": .null,
    ]

    @Test func `a value is three words`() {
        #expect(MemoryLayout<JSONValue>.size == 24)
        #expect(MemoryLayout<RawJSON>.size == 16)
    }

    @Test func `members and elements are reached by subscripts`() {
        #expect(order["customer"]?["name"]?.string == "Ann")
        #expect(order["customer"]?["vip"]?.boolean == true)
        #expect(order["lines"]?[0]?["quantity"]?.integer == 2)
        #expect(order["lines"]?[1]?["quantity"]?.double == 2.5)
        #expect(order["lines"]?[1]?["quantity"]?.integer == nil)
        #expect(order["note"]?.isNull == true)
        #expect(order["nothing"] == nil)
        #expect(order["lines"]?[2] == nil)
        #expect(order["lines"]?[-1] == nil)
        #expect(order[0] == nil)
    }

    @Test func `an integral double reads as an integer`() {
        #expect(JSONValue(2.0).integer == 2)
        #expect(JSONValue(1e30).integer == nil)
        #expect(JSONValue(Int64.max).integer == .max)
    }

    @Test func `what JSON cannot write becomes null`() {
        #expect(JSONValue(Double.infinity).isNull)
        #expect(JSONValue(Double.nan).isNull)
    }

    @Test func `a switch over the content is exhaustive`() {
        let names = order.object?.values.map { value in
            switch value.content {
            case .null: "null"
            case .boolean: "boolean"
            case .integer: "integer"
            case .double: "double"
            case .string: "string"
            case .array(let elements): "array of \(elements.count)"
            case .object(let members): "object of \(members.count)"
            }
        }
        #expect(names == ["object of 2", "array of 2", "null"])
    }

    @Test func `members keep their order`() {
        let value: JSONValue = ["b": 1, "a": 2, "10": 3, "9": 4]
        #expect(value.object?.keys == ["b", "a", "10", "9"])
        #expect(value.text == #"{"b":1,"a":2,"10":3,"9":4}"#)
    }

    @Test func `the last of two members with one name wins in the first place`() {
        let value = JSONValue(members: [("a", 1), ("b", 2), ("a", 3)])
        #expect(value.text == #"{"a":3,"b":2}"#)
    }

    @Test(arguments: [1, 8, 9, 64, 65, 1000])
    func `every member of an object is found, however many there are`(count: Int) throws {
        let members = (0..<count).map { ("name \($0)", JSONValue($0)) }
        let built = JSONValue(members: members)
        let parsed = try JSONValue(parsing: built.text)
        for value in [built, parsed, parsed.compacted()] {
            for (name, member) in members { #expect(value[name] == member) }
            #expect(value["name"] == nil)
            #expect(value["name \(count)"] == nil)
        }
        #expect(built == parsed)
    }

    @Test func `setting a member keeps the others in place`() {
        let changed = order.setting("note", to: "fragile").setting("total", to: 12)
        #expect(changed["note"]?.string == "fragile")
        #expect(changed.object?.keys == ["customer", "lines", "note", "total"])
        #expect(changed["lines"] == order["lines"])
        #expect(order["note"]?.isNull == true)
        #expect(JSONValue("text").setting("a", to: 1).text == #"{"a":1}"#)
    }

    @Test func `removing a member keeps the others`() {
        #expect(order.removing("lines").object?.keys == ["customer", "note"])
        #expect(order.removing("nothing") == order)
        #expect((["a": 1] as JSONValue).removing("a") == .emptyObject)
        #expect(JSONValue(1).removing("a") == 1)
    }

    @Test func `a value that grows by parts of itself stays whole`() {
        var value: JSONValue = ["text": JSONValue(String(repeating: "x", count: 1000))]
        for round in 0..<100 { value = ["round": JSONValue(round), "inner": value] }
        var depth = 0
        while let inner = value["inner"] {
            value = inner
            depth += 1
        }
        #expect(depth == 100)
        #expect(value["text"]?.string?.utf8.count == 1000)
    }

    @Test func `a value that nests very deep is compared, copied, written and freed`() {
        var value = JSONValue.emptyArray
        for _ in 0..<20_000 { value = [value] }
        #expect(value.byteCount == 40_002)
        #expect(value.text.utf8.count == 40_002)
        #expect(value.compacted() == value)
        #expect(value.hashValue == value.compacted().hashValue)
        #expect(value.exceeds(byteCount: 40_001))
        #expect(!value.exceeds(byteCount: 40_002))
    }

    @Test func `the bytes of a text are lent`() {
        #expect(JSONValue("äx").withUTF8 { Array($0) } == [0xC3, 0xA4, 0x78])
        #expect(JSONValue("").withUTF8 { $0.count } == 0)
        #expect(JSONValue(1).withUTF8 { $0.count } == nil)
    }
}
