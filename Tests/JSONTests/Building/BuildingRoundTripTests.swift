import JSON
import Testing

/// Writes a value piece by piece instead of taking it as it is.
private struct Rewritten: JSONWritable {
    let value: JSONValue

    func write(to builder: inout JSONBuilder) {
        switch value.content {
        case .string(let text): builder.append(text)
        case .integer(let number): builder.append(number)
        case .double(let number): builder.append(number)
        case .boolean(let flag): builder.append(flag)
        case .null: builder.append(String?.none)
        case .array(let elements):
            builder.array { for element in elements { $0.append(Rewritten(value: element)) } }
        case .object(let members):
            builder.object {
                for (name, member) in members { $0.set(name, to: Rewritten(value: member)) }
            }
        }
    }
}

@Suite struct BuildingRoundTripTests {
    @Test(arguments: UInt64(1)...8)
    func `what is written piece by piece is the value`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let value = JSONValue.random(depth: 6, using: &generator)
            let rewritten = JSONValue(writing: Rewritten(value: value))
            #expect(rewritten == value)
            #expect(rewritten.text == value.text)
        }
    }

    @Test(arguments: [1, 5, 6, 7, 40, 400])
    func `containers nest deeper than there is room at first`(depth: Int) throws {
        var text = "[]"
        for level in 0..<depth { text = level.isMultiple(of: 2) ? "{\"a\":\(text)}" : "[\(text)]" }
        let value = try JSONValue(parsing: text)
        #expect(JSONValue(writing: Rewritten(value: value)).text == text)
    }

    @Test(arguments: [23, 24, 25, 1_000])
    func `containers have more in them than there is room at first`(count: Int) {
        let members = JSONValue(members: (0..<count).map { ("name \($0)", JSONValue($0)) })
        let value = JSONValue([members, JSONValue((0..<count).map { JSONValue($0) }), members])
        #expect(JSONValue(writing: Rewritten(value: value)).text == value.text)
    }

    @Test func `objects alike in part keep their own names`() throws {
        let text = #"""
            [{"a":1,"b":2},{"a":3,"b":4,"c":5},{"a":6},{"b":7,"a":8},{},{"a":9,"b":10}]
            """#
        let value = try JSONValue(parsing: text)
        #expect(JSONValue(writing: Rewritten(value: value)).text == text)
    }

    @Test func `a name that comes twice among alike ones counts once`() {
        var builder = JSONBuilder()
        builder.array {
            $0.object {
                $0["a"] = 1
                $0["b"] = 2
            }
            $0.object {
                $0["a"] = 3
                $0["b"] = 4
                $0["a"] = 5
            }
        }
        #expect(builder.finish().text == #"[{"a":1,"b":2},{"a":5,"b":4}]"#)
    }
}
