import JSON
import Testing
import Velocity

@Suite struct MappingTemplateTests {
    private static func render(
        _ template: String,
        body: String = "",
        overrides: MappingTemplateOverrides = MappingTemplateOverrides()
    ) throws -> MappingTemplateResult {
        try MappingTemplate(template).render(
            MappingTemplateMessage(
                body: MappingTemplateBody(text: Array(body.utf8)),
                parameters: MappingTemplateParameters(
                    path: ["id": "42", "both": "path"],
                    querystring: ["q": "x y", "both": "query"],
                    header: ["Accept": "*/*"]
                ),
                stageVariables: ["env": "blue"],
                overrides: overrides,
                context: { ["stage": "prod", "identity": ["sourceIp": "203.0.113.9"]] }
            )
        )
    }

    private static func output(_ template: String, body: String = "") throws -> String {
        String(decoding: try render(template, body: body).output, as: UTF8.self)
    }

    @Test(
        arguments: [
            ("$input.body", #"{ "a":1 }"#, #"{ "a":1 }"#),
            ("$input.body", "", "{}"),
            ("$input.body", "no json", "no json"),
            ("[$input.body.a]", #"{"a":1}"#, "[]"),
            ("$input.json('$')", #"{ "a": [1, 2.50] }"#, #"{"a":[1,2.5]}"#),
            ("$input.json('$.a')", #"{ "a": "x\"y" }"#, #""x\"y""#),
            ("$input.json('$.b')", #"{ "a": 1 }"#, #""""#),
            ("$input.json('$')", "no json", #""""#),
            ("$input.json('$')", "", "{}"),
            ("$input.path('$.a')", #"{ "a": "x" }"#, "x"),
            ("$input.path('$.a.b[1]')", #"{ "a": {"b": [1, {"c": 2}]} }"#, "{c=2}"),
            ("[$input.path('$.z')][$input.path('$.n')]", #"{"n":null}"#, "[][]"),
            ("[$input.path('$.z')]", "no json", "[]"),
            ("#set($p = '$.a')$input.path($p)", #"{"a":7}"#, "7"),
            ("#set($r = $input.path('$'))$r.a.size()$r.a[0]", #"{"a":[5]}"#, "15"),
            ("$input.path('$.d') $input.path('$.e')", #"{"d":12.50,"e":1e10}"#, "12.5 1.0E10"),
        ]
    )
    func `the body is found in $input`(template: String, body: String, expected: String) throws {
        #expect(try Self.output(template, body: body) == expected)
    }

    @Test(
        arguments: [
            ("$input.params('id') $input.params('q') $input.params('Accept')", "42 x y */*"),
            ("$input.params('both')", "path"),
            ("[$input.params('none')]", "[]"),
            ("$input.params().path.id $input.params().get('querystring').q", "42 x y"),
            (
                "$input.params().header['Accept'] $input.params().keySet()",
                "*/* [path, querystring, header]"
            ),
            ("#foreach($k in $input.params().path.keySet())$k;#end", "id;both;"),
            ("$context.stage $context['stage'] $context.get('stage')", "prod prod prod"),
            (
                "$context.identity.sourceIp [$context.identity.none] [$context.none]",
                "203.0.113.9 [] []"
            ),
            ("$stageVariables.env $stageVariables.get('env')", "blue blue"),
        ]
    )
    func `parameters, context and stage variables are there`(
        template: String,
        expected: String
    ) throws {
        #expect(try Self.output(template) == expected)
    }

    @Test(
        arguments: [
            (#"escapeJavaScript('a"b')"#, #"a\"b"#),
            (#"escapeJavaScript("it's")"#, #"it\'s"#),
            (#"escapeJavaScript('c:\d/e')"#, #"c:\\d\/e"#),
            ("escapeJavaScript('é€😀')", #"\u00E9\u20AC\uD83D\uDE00"#),
            ("escapeJavaScript('a\tb\n\r\u{8}\u{C}\u{1}\u{7F}')", "a\\tb\\n\\r\\b\\f\\u0001\u{7F}"),
            ("escapeJavaScript($none)", ""),
            ("escapeJavaScript(12)", "12"),
            ("urlEncode('a b&c=d/é?*-_.~')", "a+b%26c%3Dd%2F%C3%A9%3F*-_.%7E"),
            ("urlDecode('a+b%26c%3Dd%C3%A9')", "a b&c=dé"),
            ("base64Encode('')", ""), ("base64Encode('a')", "YQ=="), ("base64Encode('ab')", "YWI="),
            ("base64Encode('abc')", "YWJj"), ("base64Encode('é😀')", "w6nwn5iA"),
            ("base64Decode('YQ==')", "a"), ("base64Decode('YWI=')", "ab"),
            ("base64Decode('w6nwn5iA')", "é😀"),
            (#"parseJson('{"a":[1,{"b":2}]}').a[1].b"#, "2"),
            ("parseJson('[1,2]').size()", "2"),
            ("none('x')", ""), ("urlEncode()", ""),
        ]
    )
    func `the functions of $util convert texts`(call: String, expected: String) throws {
        #expect(try Self.output("$util.\(call)") == expected)
    }

    @Test(
        arguments: [
            ("$util.parseJson('{')", "parseJson: "), ("$util.parseJson('')", "parseJson: "),
            ("$util.urlDecode('%4')", "urlDecode: "), ("$util.base64Decode('*')", "base64Decode: "),
            ("#set($p = '$[')$input.path($p)", "expected an index"),
        ]
    )
    func `what can't be converted fails`(template: String, message: String) {
        let error = #expect(throws: VelocityError.self) { try Self.output(template, body: "{}") }
        #expect(error?.kind == .evaluation)
        #expect(error?.message.hasPrefix(message) == true)
    }

    @Test func `overrides come back`() throws {
        let result = try Self.render(
            """
            #set($context.responseOverride.status = 201)
            #set($context.responseOverride.header.Location = "/orders/$context.stage")
            #set($context.requestOverride.header['X-A'] = ['1', '2'])
            #set($context["requestOverride"].querystring["q"] = "y")
            $context.requestOverride.path.put("id", "43")
            $context.responseOverride.header.Location
            """
        )
        #expect(String(decoding: result.output, as: UTF8.self) == "\n/orders/prod")
        #expect(result.overrides.status == 201)
        #expect(
            result.overrides.response == ["status": 201, "header": ["Location": "/orders/prod"]]
        )
        #expect(
            result.overrides.request
                == [
                    "path": ["id": "43"], "header": ["X-A": ["1", "2"]], "querystring": ["q": "y"],
                ]
        )
    }

    @Test func `what an earlier template stored is still there`() throws {
        let first = try Self.render(
            "#set($context.responseOverride.status = 444)"
                + "#set($context.responseOverride.custom = 'x')"
        )
        let second = try Self.render(
            "$context.responseOverride.status $context.responseOverride.custom",
            overrides: first.overrides
        )
        #expect(String(decoding: second.output, as: UTF8.self) == "444 x")
        #expect(second.overrides == first.overrides)
    }

    @Test(
        arguments: [
            (
                "#set($h = $input.path('$.h'))#set($context.responseOverride.header = $h)"
                    + "#set($context.responseOverride.header.x = 1)$h.x", "1"
            ),
            ("#set($context = $input.path('$.h'))#set($context.x = 1)$context.x", "1"),
            (
                "#foreach($context in $input.path('$.l'))#set($context.x = 2)$context.x#end", "2"
            ),
            (
                "#set($h = $input.path('$.h'))#set($context.responseOverride.status = 201)"
                    + "$h.x $h", "0 {x=0}"
            ),
        ]
    )
    func `what is changed by one name is changed by all`(
        template: String,
        expected: String
    ) throws {
        let body = #"{"h": {"x": 0}, "l": [{"x": 0}]}"#
        #expect(try Self.output(template, body: body) == expected)
    }

    @Test func `a plain template may change what is called context`() throws {
        let template = try VelocityTemplate("#set($context.a.b = 1)$context.a.b")
        let output = try template.render(["context": ["a": ["b": 0]]])
        #expect(String(decoding: output, as: UTF8.self) == "1")
    }

    @Test func `what lies deep in earlier overrides can be changed`() throws {
        let result = try Self.render(
            "#set($context.responseOverride.more.deep.x = 1)",
            overrides: MappingTemplateOverrides(
                request: [:],
                response: ["more": ["deep": ["x": 0, "y": 2]]]
            )
        )
        #expect(result.overrides.response["more"] == ["deep": ["x": 1, "y": 2]])
    }

    @Test(arguments: [("'404'", 404), ("404", 404), ("99", nil), ("600", nil), ("'x'", nil)])
    func `a status that HTTP doesn't know is no override`(status: String, expected: Int?) throws {
        let result = try Self.render("#set($context.responseOverride.status = \(status))")
        #expect(result.overrides.status == expected)
    }

    @Test func `a template that asks for no context doesn't have it made`() throws {
        let message = MappingTemplateMessage(
            body: MappingTemplateBody(value: ["a": 1]),
            context: {
                Issue.record("The context was made in vain")
                return [:]
            }
        )
        let template = try MappingTemplate(
            "#set($context.responseOverride.status = 400)$input.path('$.a')$input.body"
        )
        let output = try template.render(message).output
        #expect(String(decoding: output, as: UTF8.self) == #"1{"a":1}"#)
    }

    @Test func `changes of a container are seen wherever it is known`() throws {
        let body = #"{"list":[1],"items":[{"id":"a"}],"o":{"p":{}}}"#
        let template = """
            #set($r = $input.path('$'))#set($l = $r.list)$l.add(2)|$r.list|$r.o.p.put('k','v')$r.o|\
            #foreach($i in $r.items)#set($i.n = 1)#end$r.items
            """
        #expect(
            try Self.output(template, body: body)
                == #"true|[1,2]|{p={k=v}}|[{"id":"a","n":1}]"#
        )
    }
}
