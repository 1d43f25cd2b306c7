import JSON
import Testing

@Suite struct JSONValueEqualityTests {
    @Test func `numbers are equal by value`() {
        #expect(JSONValue(2) == JSONValue(2.0))
        #expect(JSONValue(2).hashValue == JSONValue(2.0).hashValue)
        #expect(JSONValue(0) == JSONValue(-0.0))
        #expect(JSONValue(0).hashValue == JSONValue(-0.0).hashValue)
        #expect(JSONValue(Int64.max) != JSONValue(Double(Int64.max)))
        #expect(JSONValue(9_007_199_254_740_993) != JSONValue(9_007_199_254_740_992.0))
    }

    @Test func `objects are equal whatever the order of their members`() throws {
        let one = try JSONValue(parsing: #"{"a": [1, {"x": 1, "y": 2}], "b": null}"#)
        let other = try JSONValue(parsing: #"{"b": null, "a": [1.0, {"y": 2, "x": 1}]}"#)
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(one != one.setting("c", to: 1))
        #expect(one != one.setting("b", to: 0))
    }

    @Test func `different kinds are different`() {
        let values: [JSONValue] = [
            .null, true, false, 0, 1, "", "0", "a", [], [0], [[]], [:], ["a": 0], ["a": [:]],
        ]
        for (row, left) in values.enumerated() {
            for (column, right) in values.enumerated() {
                #expect((left == right) == (row == column), "\(left) and \(right)")
            }
        }
    }

    @Test func `texts are compared by their bytes`() {
        #expect(JSONValue("\u{E9}") != JSONValue("e\u{301}"))
        #expect((["\u{E9}": 1] as JSONValue) != (["e\u{301}": 1] as JSONValue))
    }
}
