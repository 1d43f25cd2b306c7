import ExpressWorkflows
import Functions
import HTTPTypes
import JSON
import NIOCore
import Stacks
import Velocity

/// What templates and functions of one route see beside a request: API, stage and resource.
struct RouteSurroundings: Sendable {
    let account: String
    let apiID: String
    let stage: String

    /// What stands before a path in the log: the stage.
    private let stagePrefix: String

    /// An object of texts.
    let stageVariables: JSONValue

    let resourcePath: String
    let parameterNames: [String]

    init(api: RESTAPI, route: Route, account: String) {
        self.account = account
        apiID = api.name
        stage = api.stage
        stagePrefix = "/\(api.stage)"
        stageVariables = JSONValue(
            members: api.stageVariables.sorted { $0.key < $1.key }.map {
                ($0.key, JSONValue($0.value))
            }
        )
        resourcePath = route.path.description
        parameterNames = route.path.parameterNames
    }

    /// The values of the path's parameters, by their names.
    func pathParameters(_ values: [String]) -> JSONValue {
        JSONValue(members: zip(parameterNames, values).map { ($0, JSONValue($1)) })
    }

    /// What a mapping template sees, but for the body; the parameters only if they are wanted.
    func message(
        for request: GatewayRequest,
        parameterValues: [String],
        in exchange: Exchange,
        withParameters: Bool
    ) -> MappingTemplateMessage {
        var parameters = MappingTemplateParameters()
        if withParameters {
            parameters.path = pathParameters(parameterValues)
            parameters.querystring = Self.object(request.queryParameters)
            parameters.header = Self.object(request.headerFields)
        }
        return MappingTemplateMessage(
            body: MappingTemplateBody(text: []),
            parameters: parameters,
            stageVariables: stageVariables,
            context: { requestContext(of: request, in: exchange) }
        )
    }

    /// What `$context` shows.
    func requestContext(of request: GatewayRequest, in exchange: Exchange) -> JSONValue {
        var builder = JSONBuilder(capacity: 1_536)
        builder.object { setContext(of: request, in: exchange, on: &$0) }
        return builder.finish()
    }

    /// Sets the members that `$context` shows, and the event of a proxy integration as
    /// `requestContext`.
    func setContext(
        of request: GatewayRequest,
        in exchange: Exchange,
        on context: inout JSONBuilder
    ) {
        let id = request.id.description
        var path = stagePrefix
        path += request.path
        context.set("accountId", to: account)
        context.set("apiId", to: apiID)
        context.set("domainName", orNull: request.head.authority)
        context.set("extendedRequestId", to: id)
        context.set("httpMethod", to: request.method)
        context.set("identity", to: identity(of: request))
        context.set("path", to: path)
        context.set("protocol", to: "HTTP/1.1")
        context.set("requestId", to: id)
        context.set("requestTime", to: exchange.second.logText)
        context.set("requestTimeEpoch", to: exchange.milliseconds)
        context.set("resourceId", to: resourcePath)
        context.set("resourcePath", to: resourcePath)
        context.set("stage", to: stage)
    }

    /// Who asks; nobody has signed in.
    private func identity(of request: GatewayRequest) -> JSONValue {
        var identity = Self.anonymous
        if let address = request.peer?.ipAddress {
            identity = identity.setting("sourceIp", to: JSONValue(address))
        }
        if let agent = request.head.headerFields.value(of: .userAgent) {
            identity = identity.setting("userAgent", to: JSONValue(agent))
        }
        return identity
    }

    /// The identity of nobody, from nowhere.
    private static let anonymous: JSONValue = [
        "accessKey": .null, "accountId": .null, "caller": .null,
        "cognitoAuthenticationProvider": .null, "cognitoAuthenticationType": .null,
        "cognitoIdentityId": .null, "cognitoIdentityPoolId": .null, "principalOrgId": .null,
        "sourceIp": .null, "user": .null, "userAgent": .null, "userArn": .null,
    ]

    /// Pairs as an object; the last value of a name counts.
    private static func object(_ pairs: [(name: String, value: String)]) -> JSONValue {
        var builder = JSONBuilder()
        builder.object { object in
            for pair in pairs { object.set(pair.name, to: pair.value) }
        }
        return builder.finish()
    }
}

extension JSONBuilder {
    /// Sets a member of the object to a text, or to null where there is none.
    mutating func set(_ key: String, orNull text: String?) {
        if let text { set(key, to: text) } else { set(key, to: .null) }
    }
}
