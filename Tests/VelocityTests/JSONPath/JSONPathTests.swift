import JSON
import Testing
import Velocity

@Suite struct JSONPathTests {
    private static let body = """
        {"s":"x","o":{"a":1,"b c":2},"l":[10,20,30],"items":[{"id":"a","n":1},{"id":"b"}],"$":0}
        """

    @Test(
        arguments: [
            ("$.s", #""x""#), ("s", #""x""#), ("o.a", "1"), ("$.o.a", "1"), ("$['o']['a']", "1"),
            (#"$["o"]["b c"]"#, "2"), ("$.o['b c']", "2"), ("$.l[0]", "10"), ("$.l[-1]", "30"),
            ("$.l[9]", #""""#), ("$.l[-9]", #""""#), ("$.s.x", #""""#), ("$.none", #""""#),
            ("$.l[*]", "[10,20,30]"), ("$.l[0,2]", "[10,30]"), ("$.l[0:2]", "[10,20]"),
            ("$.l[1:]", "[20,30]"), ("$.l[:-1]", "[10,20]"), ("$.l[::2]", "[10,30]"),
            ("$.items[*].id", #"["a","b"]"#), ("$.items[*].n", "[1]"), ("$.o.*", "[1,2]"),
            ("$..id", #"["a","b"]"#), ("$..[0]", #"[10,{"id":"a","n":1}]"#), ("$.none[*]", "[]"),
            ("$['s','l']", #"["x",[10,20,30]]"#), ("$", nil), ("$.items[0]['id']", #""a""#),
        ] as [(String, String?)]
    )
    func `a path selects as JSONPath does`(path: String, expected: String?) throws {
        let escaped = path.replacing("'", with: "''")
        let template = try MappingTemplate("$input.json('\(escaped)')")
        let message = MappingTemplateMessage(body: MappingTemplateBody(text: Array(Self.body.utf8)))
        let output = String(decoding: try template.render(message).output, as: UTF8.self)
        #expect(output == expected ?? Self.body)
    }

    @Test(
        arguments: [
            "$.", "$[", "$[]", "$['a'", "$['a", "$x", "$..", "$.a[b]", "$.a[1", "$.a[?(@.b)]",
            "$.a.length()", "$[1:2:0]", "$[1:2:-1]", "$[99999999999]", "$.a b",
        ]
    )
    func `a malformed path is refused when the template is compiled`(_ path: String) {
        let escaped = path.replacing("'", with: "''")
        let error = #expect(throws: VelocityError.self) {
            try MappingTemplate("a $input.path('\(escaped)')")
        }
        #expect(error?.kind == .syntax)
        #expect(error?.column == 10)
    }
}
