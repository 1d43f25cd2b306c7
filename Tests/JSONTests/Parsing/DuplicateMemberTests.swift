import JSON
import Testing

@Suite struct DuplicateMemberTests {
    let reporting = JSONParsingOptions(duplicateMembers: .report)

    @Test func `the last value wins in the place of the first`() throws {
        let value = try JSONValue(parsing: #"{"a":1,"b":2,"a":3,"c":4}"#)
        #expect(value.text == #"{"a":3,"b":2,"c":4}"#)
    }

    @Test func `a repeated member is reported where it stands`() {
        let error = #expect(throws: JSONSyntaxError.self) {
            try JSONValue(parsing: "{\"a\":1,\n \"b\":{\"a\":2},\n \"a\":3}", options: reporting)
        }
        #expect(error?.reason == .duplicateMember("a"))
        #expect(error?.line == 3)
        #expect(error?.column == 2)
    }

    @Test func `names that differ only in escapes are one name`() throws {
        #expect(throws: JSONSyntaxError.self) {
            try JSONValue(parsing: #"{"a":1,"\u0061":2}"#, options: reporting)
        }
        #expect(try JSONValue(parsing: #"{"a":1,"\u0061":2}"#).text == #"{"a":2}"#)
        // A name that holds a backslash is not an escape in the next object.
        let text = #"[{"\\u0061":1},{"\u0061":2}]"#
        #expect(try JSONValue(parsing: text).text == #"[{"\\u0061":1},{"a":2}]"#)
    }

    @Test(arguments: [10, 63, 64, 65, 66, 500])
    func `a repeated member is found among many`(count: Int) throws {
        let members = (0..<count).map { "\"key \($0)\":\($0)" } + ["\"key 5\":\"again\""]
        let text = "{" + members.joined(separator: ",") + "}"
        let value = try JSONValue(parsing: text)
        #expect(value.object?.count == count)
        #expect(value["key 5"]?.string == "again")
        #expect(value["key \(count - 1)"]?.integer == Int64(count - 1))
        let error = #expect(throws: JSONSyntaxError.self) {
            try JSONValue(parsing: text, options: reporting)
        }
        #expect(error?.reason == .duplicateMember("key 5"))
        #expect(error?.byteOffset == text.utf8.count - 16)
    }

    @Test func `objects alike with many members share what they can`() throws {
        let object = "{" + (0..<100).map { "\"key \($0)\":\($0)" }.joined(separator: ",") + "}"
        let value = try JSONValue(parsing: "[\(object),\(object),{\"x\":\(object)}]")
        #expect(value[0]?.text == object)
        #expect(value[1]?.text == object)
        #expect(value[2]?["x"] == value[0])
    }

    @Test func `objects of all different shapes are told apart`() throws {
        let objects = (0..<3000).map { "{\"k\($0)\":\($0),\"id\":\($0)}" }
        let value = try JSONValue(parsing: "[" + objects.joined(separator: ",") + "]")
        for (index, object) in objects.enumerated() {
            #expect(value[index]?["k\(index)"]?.integer == Int64(index))
            #expect(value[index]?.text == object)
        }
    }
}
