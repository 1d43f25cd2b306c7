import Functions
import JSON
import StatesLanguage
import Stacks
import Testing

@Suite struct APIDiagnosticsTests {
    private func findings(_ integration: StateMachineIntegration) -> [String] {
        SampleStack.stack(
            routes: [Route(.post, "/x", integration: .stateMachine(integration))]
        ).findings
    }

    private func integration(
        template: MappingTemplateText = "{}",
        responses: [IntegrationResponse] = [IntegrationResponse(status: 200)]
    ) -> StateMachineIntegration {
        StateMachineIntegration(
            stateMachine: "greeting",
            requestTemplates: [TypedTemplate("application/json", template)],
            responses: responses
        )
    }

    @Test func `routes must differ by more than a parameter's name`() {
        let stack = SampleStack.stack(routes: [
            Route(.get, "/a/{x}", integration: .function(named: "find")),
            Route(.post, "/a/{x}", integration: .function(named: "find")),
            Route(.get, "/a/{y}", integration: .function(named: "find")),
        ])
        #expect(stack.findings == ["DUPLICATE_NAME /api/routes/GET ~1a~1{y}"])
    }

    @Test func `what a route refers to must be there`() {
        let stack = SampleStack.stack(routes: [
            Route(.get, "/a", integration: .function(named: "nobody")),
            Route(.post, "/b", requestModel: "none", integration: .function(named: "find")),
            Route(.post, "/c", integration: .startSyncExecution(of: "nothing")),
        ])
        #expect(
            stack.findings == [
                "UNKNOWN_REFERENCE /api/routes/GET ~1a/function",
                "UNKNOWN_REFERENCE /api/routes/POST ~1b/requestModel",
                "UNKNOWN_REFERENCE /api/routes/POST ~1c/stateMachine",
                "UNKNOWN_REFERENCE /api/routes/POST ~1c/requestTemplates/application~1json",
            ]
        )
    }

    @Test func `a template that does not parse is a finding`() {
        #expect(
            findings(integration(template: "#if($a)")) == [
                "INVALID_TEMPLATE /api/routes/POST ~1x/requestTemplates/application~1json"
            ]
        )
    }

    @Test func `a template must not be too long`() {
        let long = MappingTemplateText(String(repeating: "x", count: 300 * 1_024 + 1))
        #expect(
            findings(integration(template: long)) == [
                "LIMIT_EXCEEDED /api/routes/POST ~1x/requestTemplates/application~1json"
            ]
        )
    }

    @Test(arguments: [
        [], [IntegrationResponse(pattern: "200", status: 200)],
        [IntegrationResponse(status: 200), IntegrationResponse(status: 500)],
    ])
    func `one response takes what no pattern fits`(responses: [IntegrationResponse]) {
        #expect(
            findings(integration(responses: responses)) == [
                "INCOMPLETE_INTEGRATION /api/routes/POST ~1x/responses"
            ]
        )
    }

    @Test func `statuses and time limits have bounds`() {
        var faulty = integration(responses: [IntegrationResponse(status: 99)])
        faulty.timeLimit = .seconds(30)
        #expect(
            findings(faulty) == [
                "LIMIT_EXCEEDED /api/routes/POST ~1x/timeLimit",
                "LIMIT_EXCEEDED /api/routes/POST ~1x/responses/default/status",
            ]
        )
    }

    @Test func `a function must not outlast the gateway`() {
        var stack = SampleStack.stack()
        stack.functions[1].timeLimit = .seconds(60)
        #expect(stack.findings == ["TIME_LIMIT_ORDER /api/routes/GET ~1greetings~1{id}"])
    }

    @Test func `gateway responses differ by occasion`() {
        let stack = SampleStack.stack(gatewayResponses: [
            GatewayResponse(.badRequestBody),
            GatewayResponse(.badRequestBody, for: .duplicateMember),
            GatewayResponse(.badRequestBody),
            GatewayResponse(.throttled, for: .malformedJSON),
        ])
        #expect(
            stack.findings == [
                "DUPLICATE_NAME /api/gatewayResponses/BAD_REQUEST_BODY",
                "INCOMPLETE_INTEGRATION /api/gatewayResponses/THROTTLED",
            ]
        )
    }
}
