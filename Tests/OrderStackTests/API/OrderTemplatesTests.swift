import JSON
import Testing

@Suite struct OrderTemplatesTests {
    func call(customer: JSONValue?) throws -> JSONValue {
        let body: JSONValue = ["items": []]
        return try OrderRoute().call(customer.map { body.setting("customerId", to: $0) } ?? body)
    }

    @Test func `the body becomes the execution's input, whatever is in it`() throws {
        let body: JSONValue = [
            "customerId": "o'neil", "note": "\"quoted\" \\ / 'single' \n \u{1} ä 😀 \u{2028}",
            "items": [["productId": "prod-1", "quantity": 1.5]], "nothing": .null, "flag": true,
        ]
        let call = try OrderRoute().call(body)
        #expect(call["stateMachineArn"] == "arn:aws:states:::order-processor")
        let input = try #require(call["input"]?.string)
        #expect(try JSONValue(parsing: input) == body)
    }

    @Test(arguments: [
        ("customer-1", "customer-1"), ("a b", "a-b"), ("a:b'c", "a-b'c"),
        ("<>{}[]?*\"#%\\^|~`$&,;:/", String(repeating: "-", count: 22)), ("ä", "ä"), (" ", "-"),
        ("a@b.c+d_e=f", "a@b.c+d_e=f"), ("line\nbreak\u{7F}", "line-break-"), ("😀", "-"),
        (String(repeating: "x", count: 81), String(repeating: "x", count: 80)),
        (String(repeating: "ä'", count: 50), String(repeating: "ä'", count: 40)),
    ])
    func `F7: the execution is named after the customer`(customer: String, name: String) throws {
        #expect(try call(customer: JSONValue(customer))["name"]?.string == name)
    }

    @Test(arguments: ["\"\"", "null", "7", "true", "{}", "[\"a\"]", "{\"a\":\"b\"}"])
    func `F7: a customer that is no text is anonymous`(customer: String) throws {
        #expect(try call(customer: JSONValue(parsing: customer))["name"] == "anonymous")
        #expect(try call(customer: nil)["name"] == "anonymous")
    }

    func succeeded(_ output: JSONValue) throws -> OrderRoute.Answer {
        let envelope: JSONValue = ["status": "SUCCEEDED", "output": JSONValue(output.text)]
        return try OrderRoute().answer(status: 200, envelope)
    }

    @Test(arguments: [
        ("validation_error", 400), ("inventory_error", 400), ("payment_error", 400),
        ("unavailable", 503), ("internal_error", 500), ("something_new", 500),
    ])
    func `the status follows from the error`(error: String, status: Int) throws {
        let output: JSONValue = ["status": "error", "error": JSONValue(error), "errors": []]
        let answer = try succeeded(output)
        #expect(answer.status == status)
        #expect(answer.body == output)
        #expect(answer.headers["Retry-After"]?.string == (status == 503 ? "1" : nil))
    }

    @Test func `a success is 200, whatever its texts look like`() throws {
        let output: JSONValue = [
            "status": "success",
            "items": [["error": "validation_error", "name": #""error":"internal_error""#]],
        ]
        let answer = try succeeded(output)
        #expect(answer.status == 200)
        #expect(answer.body == output)
    }

    @Test(arguments: [
        ("FAILED", "StoreUnavailable", 500, "internal_error"),
        ("TIMED_OUT", "States.Timeout", 504, "internal_error"),
        ("FAILED", "States.DataLimitExceeded", 413, "request_too_large"),
    ])
    func `F2, F3: an execution that did not succeed is no success`(
        status: String,
        error: String,
        httpStatus: Int,
        code: String
    ) throws {
        let envelope: JSONValue = [
            "status": JSONValue(status), "error": JSONValue(error), "cause": #"a "cause""#,
        ]
        let answer = try OrderRoute().answer(status: 200, envelope)
        #expect(answer.status == httpStatus)
        #expect(answer.body["status"] == "error")
        #expect(answer.body["error"]?.string == code)
        #expect(answer.body["message"]?.string?.isEmpty == false)
        #expect(!answer.body.text.contains("cause"))
    }

    @Test(arguments: [
        (429, "ThrottlingException", 429, "too_many_requests"),
        (400, "ThrottlingException", 429, "too_many_requests"),
        (400, "ValidationException", 413, "request_too_large"),
        (400, "InvalidName", 500, "internal_error"),
        (404, "StateMachineDoesNotExist", 500, "internal_error"),
        (503, "ServiceUnavailable", 503, "unavailable"),
        (500, "InternalFailure", 500, "internal_error"),
    ])
    func `F12: what Step Functions refuses stays what it is`(
        serviceStatus: Int,
        type: String,
        status: Int,
        code: String
    ) throws {
        let envelope: JSONValue = ["__type": JSONValue(type), "message": "secret detail"]
        let answer = try OrderRoute().answer(status: serviceStatus, envelope)
        #expect(answer.status == status)
        #expect(answer.body["error"]?.string == code)
        #expect(answer.headers["Retry-After"]?.string == ([429, 503].contains(status) ? "1" : nil))
        #expect(!answer.body.text.contains("secret"))
    }
}
