import Functions
import JSON
import Testing

@Suite struct ProxyResponseTests {
    private func written(_ response: ProxyResponse) -> JSONValue {
        var builder = JSONBuilder()
        response.write(to: &builder)
        return builder.finish()
    }

    @Test func `a JSON answer carries text and type`() {
        let value = written(ProxyResponse(statusCode: 404, json: ["error": "Order not found"]))
        #expect(value["statusCode"] == 404)
        #expect(value["headers"]?["Content-Type"] == "application/json")
        #expect(value["body"] == #"{"error":"Order not found"}"#)
        #expect(value["isBase64Encoded"] == false)
    }

    @Test func `a header that repeats is sent in all its values`() {
        let value = written(
            ProxyResponse(
                statusCode: 200,
                headers: [.init("Set-Cookie", "a=1"), .init("X", "y"), .init("Set-Cookie", "b=2")]
            )
        )
        #expect(value["multiValueHeaders"]?["Set-Cookie"] == ["a=1", "b=2"])
        #expect(value["multiValueHeaders"]?["X"] == ["y"])
    }

    @Test func `an answer survives writing and reading`() throws {
        let response = ProxyResponse(
            statusCode: 201,
            headers: [.init("A", "1"), .init("B", "2")],
            body: "aGk=",
            isBase64Encoded: true
        )
        #expect(try ProxyResponse(reading: written(response)) == response)
    }

    @Test(
        arguments: [
            ["statusCode": "two hundred"], ["statusCode": 200, "body": ["a": 1]],
            ["statusCode": 200, "surprise": 1], ["statusCode": 99], ["statusCode": 600],
            ["headers": ["a"]], ["statusCode": 200, "isBase64Encoded": "yes"], "text", .null,
        ] as [JSONValue]
    )
    func `an answer of another shape is refused`(value: JSONValue) {
        #expect(throws: JSONReadingError.self) { try ProxyResponse(reading: value) }
    }

    @Test func `an empty answer is a 200 with an empty body`() throws {
        let response = try ProxyResponse(reading: [:])
        #expect(response == ProxyResponse(statusCode: 200))
    }
}
