import JSON
import OrderStack
import Stacks
import Testing
import Velocity

/// The route that places orders, rendered as the gateway renders it.
struct OrderRoute {
    let integration: StateMachineIntegration

    init() throws {
        let route = try #require(OrderApplication.stack.api?.routes.first)
        guard case .stateMachine(let integration) = route.integration else {
            throw NotAStateMachine()
        }
        self.integration = integration
    }

    struct NotAStateMachine: Error {}

    /// The call that the request template makes of a body.
    func call(_ body: JSONValue) throws -> JSONValue {
        let template = try #require(integration.requestTemplates.first?.template)
        let result = try Self.template(template).render(
            MappingTemplateMessage(body: MappingTemplateBody(value: body))
        )
        return try JSONValue(parsing: result.output)
    }

    /// The answer that the response templates make of the service's.
    func answer(status: Int, _ envelope: JSONValue) throws -> Answer {
        let response = try #require(
            integration.responses.first { $0.pattern == Self.pattern(for: status) }
        )
        let template = try #require(response.templates.first?.template)
        let result = try Self.template(template).render(
            MappingTemplateMessage(body: MappingTemplateBody(value: envelope))
        )
        let fixed = response.headers.map { ($0.name, JSONValue($0.value)) }
        var headers = JSONValue(members: fixed)
        if let overridden = result.overrides.response["header"]?.object {
            for (name, value) in overridden { headers = headers.setting(name, to: value) }
        }
        return Answer(
            status: result.overrides.status ?? response.status,
            headers: headers,
            body: try JSONValue(parsing: result.output)
        )
    }

    struct Answer {
        let status: Int
        let headers: JSONValue
        let body: JSONValue
    }

    private static func pattern(for status: Int) -> String? {
        switch status {
        case 200: nil
        case 429: "429"
        case 503: "503"
        case 500...: #"5\d{2}"#
        default: #"4\d{2}"#
        }
    }

    private static func template(_ text: MappingTemplateText) throws -> MappingTemplate {
        try MappingTemplate(text.resolved { _ in "arn:aws:states:::order-processor" })
    }
}
