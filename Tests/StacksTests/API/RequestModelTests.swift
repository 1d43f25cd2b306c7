import JSON
import Stacks
import Testing

@Suite struct RequestModelTests {
    @Test(
        arguments: [
            ("object", ["a": 1]), ("array", [1]), ("string", "x"), ("integer", 2.0),
            ("number", 2.5),
            ("boolean", true), ("null", .null),
        ] as [(String, JSONValue)]
    )
    func `a type admits its values`(type: String, value: JSONValue) {
        let model = RequestModel(name: "m", schema: ["type": JSONValue(type)])
        #expect(model.admittedTypes?.contains { $0.admits(value) } == true)
    }

    @Test(
        arguments: [("object", [1]), ("integer", 2.5), ("string", .null)] as [(String, JSONValue)]
    )
    func `a type refuses other values`(type: String, value: JSONValue) {
        let model = RequestModel(name: "m", schema: ["type": JSONValue(type)])
        #expect(model.admittedTypes?.contains { $0.admits(value) } == false)
    }

    @Test func `several types admit the values of each`() {
        let model = RequestModel(name: "m", schema: ["type": ["object", "null"]])
        #expect(model.admittedTypes?.count == 2)
    }

    @Test(
        arguments: [
            ["type": "object", "required": ["a"]], ["type": "thing"], ["type": []], ["type": 1],
            "x",
        ] as [JSONValue]
    )
    func `a schema that would not be checked is a finding`(schema: JSONValue) {
        let stack = SampleStack.stack(models: [
            RequestModel(name: "object", schema: ["title": "Anything"]),
            RequestModel(name: "other", schema: schema),
        ])
        #expect(stack.findings == ["UNSUPPORTED_MODEL /api/models/other"])
    }
}
