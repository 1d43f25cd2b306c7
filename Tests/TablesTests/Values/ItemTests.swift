import JSON
import Tables
import Testing

@Suite struct ItemTests {
    @Test func `attributes are found, set and removed by name`() {
        var item: Item = ["a": 1, "b": "two"]
        item["c"] = true
        item["a"] = nil
        item["missing"] = nil
        #expect(item.names == ["b", "c"])
        #expect(item["b"] == "two")
        #expect(item["a"] == nil)
        #expect(item.count == 2)
    }

    @Test func `of a repeated name the last value counts`() {
        let item: Item = ["a": 1, "b": 2, "a": 3]
        #expect(item == ["a": 3, "b": 2])
    }

    @Test func `order does not matter for equality or hashing`() {
        let left: Item = ["a": 1, "b": ["x": 1, "y": 2]]
        let right: Item = ["b": ["y": 2, "x": 1], "a": 1]
        #expect(left == right)
        #expect(Set([left, right]).count == 1)
        #expect(left != ["a": 1])
        #expect(left != ["a": 1, "b": ["x": 1, "y": 3]])
    }

    @Test func `texts are equal by their bytes`() {
        #expect(AttributeValue.string("\u{E9}") != "e\u{301}")
        #expect(AttributeValue.string("\u{E9}") == "\u{E9}")
        #expect(AttributeValue.string("\u{212B}") != "A\u{30A}")
    }

    @Test func `values are read by type`() {
        #expect(AttributeValue.integer(5).integer == 5)
        #expect((2.0 as AttributeValue).integer == 2)
        #expect((2.5 as AttributeValue).integer == nil)
        #expect(AttributeValue.string("x").string == "x")
        #expect(AttributeValue.string("x").number == nil)
        #expect((true as AttributeValue).boolean == true)
        #expect(AttributeValue.null.isNull)
        #expect(([1] as AttributeValue).list == [1])
        #expect((["a": 1] as AttributeValue).map == ["a": 1])
        #expect(AttributeValue.binary([1]).binary == [1])
        #expect(AttributeType.allCases.map(\.rawValue).contains(AttributeValue.null.type.rawValue))
    }

    @Test func `a JSON object becomes an item and comes back`() throws {
        let json: JSONValue = [
            "id": "x", "n": 9_007_199_254_740_993, "price": 79.99, "ok": true, "none": .null,
            "lines": [["q": 1], ["q": 2.5]],
        ]
        let item = try Item(converting: json)
        #expect(item["price"] == .number(79.99))
        #expect(item["n"]?.integer == 9_007_199_254_740_993)
        #expect(item["lines"]?.list?.count == 2)
        #expect(JSONValue(item) == json)
    }

    @Test func `what JSON has no type for becomes text or array`() {
        let item: Item = [
            "bytes": .binary([0, 1, 255]), "texts": .stringSet(["b", "a"]),
            "numbers": .numberSet([10, 9]), "blobs": .binarySet([[1]]),
        ]
        let expected: JSONValue = [
            "bytes": "AAH/", "texts": ["a", "b"], "numbers": [9, 10], "blobs": ["AQ=="],
        ]
        #expect(JSONValue(item) == expected)
    }

    @Test func `JSON that no item can be is refused`() throws {
        #expect(throws: TableError.self) { try Item(converting: [1]) }
        #expect(throws: TableError.self) { try Item(converting: ["n": 1e200]) }
        var deep: JSONValue = 1
        for _ in 0..<33 { deep = [deep] }
        #expect(throws: TableError.self) { try Item(converting: ["deep": deep]) }
    }

    @Test func `an item counts its names and values`() {
        let item: Item = ["ab": "xyz", "n": 1234, "ok": true, "l": ["x", [:]]]
        // 2+3, 1+3, 2+1, and 1 + (3 + 2 elements + 1 + 3).
        #expect(item.byteCount == 22)
    }
}
