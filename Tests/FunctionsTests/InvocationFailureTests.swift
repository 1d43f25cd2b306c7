import Functions
import JSON
import Testing

@Suite struct InvocationFailureTests {
    private struct Unnamed: Error {}

    private let id = RequestID(high: 0, low: 0)

    @Test func `a named error keeps its name`() throws {
        let failure = InvocationFailure(
            throwing: FunctionError("InsufficientInventory", "none \"left\""),
            requestID: id
        )
        #expect(failure.error == "InsufficientInventory")
        let payload = try JSONValue(parsing: failure.cause)
        #expect(payload["errorType"] == "InsufficientInventory")
        #expect(payload["errorMessage"] == "none \"left\"")
        #expect(payload["requestId"]?.string == id.description)
        #expect(payload["stackTrace"]?.array?.isEmpty == true)
    }

    @Test func `another error takes the name of its type`() {
        let failure = InvocationFailure(throwing: Unnamed(), requestID: id)
        #expect(failure.error == "Unnamed")
        #expect(failure.reason == .handlerError)
    }

    @Test(arguments: [
        (Duration.seconds(1), "1.00"), (.milliseconds(2_050), "2.05"), (.seconds(900), "900.00"),
    ])
    func `a time-out has Lambda's payload`(limit: Duration, text: String) throws {
        let failure = InvocationFailure.timedOut(after: limit, requestID: id)
        #expect(failure.error == "Sandbox.Timedout")
        #expect(
            failure.cause == #"{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: \#(id) "#
                + #"Error: Task timed out after \#(text) seconds"}"#
        )
    }

    @Test func `a throttled invocation has the service's text`() {
        let failure = InvocationFailure.throttled(requestID: id)
        #expect(failure.error == "Lambda.TooManyRequestsException")
        #expect(
            failure.cause == "Rate Exceeded. (Service: AWSLambda; Status Code: 429; Error Code: "
                + "TooManyRequestsException; Request ID: \(id); Proxy: null)"
        )
    }

    @Test func `an unknown function has the service's text`() {
        let failure = InvocationFailure.unknownFunction("nobody", requestID: id)
        #expect(failure.error == "Lambda.ResourceNotFoundException")
        #expect(failure.cause.hasPrefix("Function not found: nobody (Service: AWSLambda; "))
    }
}
