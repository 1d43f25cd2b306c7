import JSON
import OrderStack
import Stacks
import Testing

@Suite struct OrderAPITests {
    @Test func `the routes are the contract's`() throws {
        let api = try #require(OrderApplication.stack.api)
        let routes = api.routes.map { "\($0.method.rawValue) \($0.path)" }
        #expect(
            routes == [
                "POST /orders", "GET /orders/{id}", "GET /products", "GET /products/{id}",
                "GET /health",
            ]
        )
    }

    @Test func `another content type than JSON is refused`() throws {
        let integration = try OrderRoute().integration
        #expect(integration.passthrough == .never)
        #expect(integration.requestTemplates.map(\.contentType) == ["application/json"])
    }

    @Test func `the gateway's own answers have the contract's shape`() throws {
        let api = try #require(OrderApplication.stack.api)
        for response in api.gatewayResponses {
            let text = response.body
                .replacing("$context.error.messageString", with: "\"text\"")
                .replacing("$context.error.validationErrorString", with: "1:2")
            let body = try JSONValue(parsing: text)
            #expect(body["status"] == "error")
            #expect(body["error"]?.string?.isEmpty == false)
            #expect(body["message"]?.string?.isEmpty == false)
        }
        let fixed: [GatewayResponseType] = [.missingAuthenticationToken, .unsupportedMediaType]
        #expect(api.gatewayResponses.allSatisfy { !fixed.contains($0.type) })
    }

    @Test(arguments: [
        (RequestBodyFault.malformedJSON, "malformed_json"),
        (.duplicateMember, "duplicate_member"), (.modelMismatch, "wrong_type"),
    ])
    func `a body that no template sees is a validation error`(
        fault: RequestBodyFault,
        code: String
    ) throws {
        let api = try #require(OrderApplication.stack.api)
        let response = try #require(api.gatewayResponses.first { $0.bodyFault == fault })
        let body = try JSONValue(parsing: response.body)
        #expect(body["error"] == "validation_error")
        #expect(body["errors"]?[0]?["pointer"] == "")
        #expect(body["errors"]?[0]?["code"]?.string == code)
    }

    @Test func `whoever is turned away is told when to come back`() throws {
        let api = try #require(OrderApplication.stack.api)
        let throttled = try #require(api.gatewayResponses.first { $0.type == .throttled })
        #expect(throttled.headers.map(\.name) == ["Retry-After"])
    }

    @Test func `payment is masked but for what is public`() {
        let masking = OrderApplication.stack.stateMachines.flatMap(\.masking)
        #expect(
            masking == [
                MaskingRule(member: "payment", keeping: ["processor", "transactionId", "status"])
            ]
        )
    }
}
