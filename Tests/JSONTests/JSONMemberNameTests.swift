import JSON
import Testing

@Suite struct JSONMemberNameTests {
    let payment = JSONMemberName("payment")

    @Test(arguments: [
        #"{"payment":{}}"#, #"[[{"a":1},{"b":{"payment":null}}]]"#, #"["{\"payment\":1}"]"#,
        #""{\\\"payment\\\":1}""#, #"{"a":{"x":1},"b":{"x":1},"c":{"x":{"payment":1}}}"#,
    ])
    func `a member is found wherever it is`(text: String) throws {
        #expect(try JSONValue(parsing: text).mentions(payment))
    }

    @Test(arguments: [
        "1", "{}", "[]", #""payment""#, #"{"payments":1,"pay":"payment","a":["payment",[]]}"#,
        #"{"a":"the payment \"was\" made"}"#,
    ])
    func `what only looks alike is not found`(text: String) throws {
        #expect(try !JSONValue(parsing: text).mentions(payment))
    }

    @Test func `a member among many is found`() {
        let members = (0..<50).map { ("key \($0)", JSONValue($0)) }
        #expect(!JSONValue(members: members).mentions(payment))
        #expect(JSONValue(members: members + [("payment", 1)]).mentions(payment))
    }
}
