/// A REST API: routes, the models of their bodies, and the gateway's own answers.
public struct RESTAPI: Hashable, Sendable {
    /// The API's name.
    public var name: String

    /// The stage that it is deployed as; paths are accepted with and without it.
    public var stage: String

    /// The routes.
    public var routes: [Route]

    /// What bodies may look like.
    public var models: [RequestModel]

    /// The answers that the gateway makes itself, where they differ from API Gateway's own.
    public var gatewayResponses: [GatewayResponse]

    /// The stage's variables, readable by templates.
    public var stageVariables: [String: String]

    /// Describes an API.
    public init(
        name: String,
        stage: String = "prod",
        routes: [Route],
        models: [RequestModel] = [],
        gatewayResponses: [GatewayResponse] = [],
        stageVariables: [String: String] = [:]
    ) {
        self.name = name
        self.stage = stage
        self.routes = routes
        self.models = models
        self.gatewayResponses = gatewayResponses
        self.stageVariables = stageVariables
    }
}
