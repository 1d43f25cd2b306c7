import Functions
import JSON
import Testing

@Suite struct ProxyRequestTests {
    private let request = ProxyRequest(event: [
        "resource": "/orders/{id}", "path": "/orders/a%20b", "httpMethod": "GET",
        "headers": ["Accept": "application/json", "x-trace": "1"],
        "queryStringParameters": ["category": "office"],
        "pathParameters": ["id": "a b"], "body": .null, "isBase64Encoded": false,
    ])

    @Test func `its members are the event's`() {
        #expect(request.httpMethod == "GET")
        #expect(request.resource == "/orders/{id}")
        #expect(request.path == "/orders/a%20b")
        #expect(request.pathParameter("id") == "a b")
        #expect(request.queryParameter("category") == "office")
        #expect(request.queryParameter("page") == nil)
        #expect(request.body == nil)
        #expect(!request.isBase64Encoded)
    }

    @Test(arguments: ["Accept", "accept", "ACCEPT"])
    func `a header is found whatever its case`(name: String) {
        #expect(request.header(name) == "application/json")
    }

    @Test func `parameters that are null are absent`() {
        let bare = ProxyRequest(event: ["pathParameters": .null, "queryStringParameters": .null])
        #expect(bare.pathParameter("id") == nil)
        #expect(bare.queryParameter("category") == nil)
        #expect(bare.header("Accept") == nil)
    }

    @Test func `what is no object is no event`() {
        #expect(throws: JSONReadingError.self) { try ProxyRequest(reading: [1, 2]) }
    }
}
