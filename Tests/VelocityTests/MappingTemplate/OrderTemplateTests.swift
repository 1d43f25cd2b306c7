import JSON
import Testing
import Velocity

/// The templates that start a workflow with a request and answer with its output.
@Suite struct OrderTemplateTests {
    private static let request = Result {
        try MappingTemplate(
            #"""
            #set($customerId = $input.path('$.customerId'))
            #set($name = "$!customerId")
            #if(!$input.json('$.customerId').startsWith('"') || $name.isEmpty())#set($name = 'anonymous')#end
            #set($name = $name.replaceAll('[^0-9A-Za-z_.@+=-]', '-'))
            #if($name.length() > 80)#set($name = $name.substring(0, 80))#end
            {
              "stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:orders",
              "name": "$name",
              "input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\'", "'")"
            }
            """#
        )
    }

    private static let response = Result {
        try MappingTemplate(
            #"""
            #set($status = $input.path('$.status'))
            #if($status != 'SUCCEEDED')
            #set($context.responseOverride.status = 500)
            {"status":"error","error":"internal_error"}
            #else
            #set($output = $util.parseJson($input.path('$.output')))
            #if($output.error == 'validation_error')#set($context.responseOverride.status = 400)#end
            $input.path('$.output')
            #end
            """#
        )
    }

    private static func envelope(of body: JSONValue) throws -> JSONValue {
        let template = try request.get()
        let result = try template.render(
            MappingTemplateMessage(body: MappingTemplateBody(value: body))
        )
        return try JSONValue(parsing: result.output)
    }

    @Test(
        arguments: [
            ("customer-1", "customer-1"), ("a b/c", "a-b-c"), ("", "anonymous"), ("ü😀x", "--x"),
            (JSONValue.null, "anonymous"), (5, "anonymous"), (["a"], "anonymous"),
        ] as [(JSONValue, String)]
    )
    func `the execution is named after the customer`(id: JSONValue, name: String) throws {
        #expect(try Self.envelope(of: ["customerId": id])["name"]?.string == name)
    }

    @Test func `a long name is cut`() throws {
        let id = String(repeating: "a", count: 200)
        let name = try Self.envelope(of: ["customerId": JSONValue(id)])["name"]?.string
        #expect(name == String(repeating: "a", count: 80))
    }

    @Test func `any body arrives as the input`() throws {
        var random = SplitMix64(seed: 3)
        for _ in 0..<2_000 {
            let body = Self.randomValue(using: &random, depth: 0)
            let input = try #require(try Self.envelope(of: body)["input"]?.string)
            #expect(try JSONValue(parsing: input) == body)
        }
    }

    private static func randomValue(
        using random: inout SplitMix64,
        depth: Int
    ) -> JSONValue {
        switch Int.random(in: 0..<(depth < 4 ? 8 : 6), using: &random) {
        case 0: return .null
        case 1: return JSONValue(Bool.random(using: &random))
        case 2: return JSONValue(Int64.random(in: .min ... .max, using: &random))
        case 3: return JSONValue(Double.random(in: -1e6...1e6, using: &random))
        case 4, 5: return JSONValue(randomText(using: &random))
        case 6:
            let count = Int.random(in: 0...4, using: &random)
            return JSONValue((0..<count).map { _ in randomValue(using: &random, depth: depth + 1) })
        default:
            let count = Int.random(in: 0...4, using: &random)
            return JSONValue(
                members: (0..<count).map { index in
                    let name = index == 0 ? "customerId" : "\(index)" + randomText(using: &random)
                    return (name, randomValue(using: &random, depth: depth + 1))
                }
            )
        }
    }

    private static func randomText(using random: inout SplitMix64) -> String {
        let pieces = [
            "a", "'", "\"", "\\", "\\'", "/", "$", "#", "$input.body", "#set($x=1)", "${y}", "\n",
            "\t", "\u{0}", "\u{1F}", "é", "€", "😀", "\u{2028}", "</script>", "@@", "%", "{}", "##",
        ]
        return (0..<Int.random(in: 0...6, using: &random))
            .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }

    @Test(
        arguments: [
            (#"{"status":"success"}"#, nil),
            (#"{"status":"error","error":"validation_error"}"#, 400),
            (#"{"note":"\"error\":\"validation_error\""}"#, nil),
            (#"{"detail":{"error":"validation_error"}}"#, nil),
        ] as [(String, Int?)]
    )
    func `the status follows from the member at the top`(output: String, status: Int?) throws {
        let body: JSONValue = ["status": "SUCCEEDED", "output": JSONValue(output)]
        let result = try Self.response.get().render(
            MappingTemplateMessage(body: MappingTemplateBody(value: body))
        )
        #expect(String(decoding: result.output, as: UTF8.self) == output + "\n")
        #expect(result.overrides.status == status)
    }

    @Test(arguments: ["FAILED", "TIMED_OUT"])
    func `an execution without output is an error`(status: JSONValue) throws {
        let result = try Self.response.get().render(
            MappingTemplateMessage(body: MappingTemplateBody(value: ["status": status]))
        )
        #expect(result.overrides.status == 500)
    }
}
