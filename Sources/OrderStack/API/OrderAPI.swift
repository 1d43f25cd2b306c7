import Functions
import JSON
import OrderProcessor
import Stacks

/// The routes of the order processor.
enum OrderAPI {
    static let api = RESTAPI(
        name: "orders",
        routes: [
            Route(.post, "/orders", requestModel: model.name, integration: .stateMachine(placing)),
            Route(
                .get,
                "/orders/{id}",
                integration: .function(named: OrderFunctions.getOrder.declaration.name)
            ),
            Route(
                .get,
                "/products",
                integration: .function(named: OrderFunctions.listProducts.declaration.name)
            ),
            Route(
                .get,
                "/products/{id}",
                integration: .function(named: OrderFunctions.getProduct.declaration.name)
            ),
            Route(.get, "/health", integration: .health(HealthIntegration())),
        ],
        models: [model],
        gatewayResponses: gatewayResponses
    )

    private static let model = RequestModel(
        name: "OrderRequest",
        schema: [
            "$schema": "http://json-schema.org/draft-04/schema#", "title": "OrderRequest",
            "type": "object",
        ]
    )

    private static let json = "application/json"
    private static let retryAfter = FixedHeader("Retry-After", "1")

    private static let placing = StateMachineIntegration(
        stateMachine: OrderWorkflow.name,
        requestTemplates: [TypedTemplate(json, OrderTemplates.request)],
        passthrough: .never,
        responses: [
            IntegrationResponse(
                status: 200,
                templates: [TypedTemplate(json, OrderTemplates.execution)]
            ),
            IntegrationResponse(
                pattern: "429",
                status: 429,
                headers: [retryAfter],
                templates: [TypedTemplate(json, MappingTemplateText(AnswerBodies.tooManyRequests))]
            ),
            IntegrationResponse(
                pattern: #"4\d{2}"#,
                status: 500,
                templates: [TypedTemplate(json, OrderTemplates.refusal)]
            ),
            IntegrationResponse(
                pattern: "503",
                status: 503,
                headers: [retryAfter],
                templates: [TypedTemplate(json, MappingTemplateText(AnswerBodies.unavailable))]
            ),
            IntegrationResponse(
                pattern: #"5\d{2}"#,
                status: 500,
                templates: [TypedTemplate(json, MappingTemplateText(AnswerBodies.internalError))]
            ),
        ]
    )

    /// The gateway's own answers in the contract's shape.
    private static let gatewayResponses = [
        GatewayResponse(.badRequestBody, body: AnswerBodies.badRequestBody),
        GatewayResponse(
            .badRequestBody,
            for: .malformedJSON,
            body: AnswerBodies.validationError("malformed_json", "The body is not JSON")
        ),
        GatewayResponse(
            .badRequestBody,
            for: .duplicateMember,
            body: AnswerBodies.validationError(
                "duplicate_member",
                "The body has the same member twice"
            )
        ),
        GatewayResponse(
            .badRequestBody,
            for: .modelMismatch,
            body: AnswerBodies.validationError("wrong_type", "The body is not an object")
        ),
        GatewayResponse(.requestTooLarge, body: AnswerBodies.requestTooLarge),
        GatewayResponse(.throttled, headers: [retryAfter], body: AnswerBodies.tooManyRequests),
        GatewayResponse(.apiConfigurationError, body: AnswerBodies.internalError),
        GatewayResponse(.integrationFailure, body: AnswerBodies.internalError),
        GatewayResponse(.integrationTimeout, body: AnswerBodies.internalError),
        GatewayResponse(.default5xx, body: AnswerBodies.internalError),
    ]
}
