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

    /// An object of texts.
    let stageVariables: JSONValue

    let resourcePath: String
    let parameterNames: [String]

    init(api: RESTAPI, route: Route, account: String) {
        self.account = account
        apiID = api.name
        stage = api.stage
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

    /// What `$context` shows, and the event of a proxy integration as `requestContext`.
    func requestContext(of request: GatewayRequest, in exchange: Exchange) -> JSONValue {
        let id = JSONValue(request.id.description)
        return [
            "accountId": JSONValue(account),
            "apiId": JSONValue(apiID),
            "domainName": request.head.authority.map { JSONValue($0) } ?? .null,
            "extendedRequestId": id,
            "httpMethod": JSONValue(request.method),
            "identity": identity(of: request),
            "path": JSONValue("/\(stage)\(request.path)"),
            "protocol": "HTTP/1.1",
            "requestId": id,
            "requestTime": JSONValue(exchange.second.logText),
            "requestTimeEpoch": JSONValue(exchange.milliseconds),
            "resourceId": JSONValue(resourcePath),
            "resourcePath": JSONValue(resourcePath),
            "stage": JSONValue(stage),
        ]
    }

    private func identity(of request: GatewayRequest) -> JSONValue {
        [
            "accessKey": .null, "accountId": .null, "caller": .null,
            "cognitoAuthenticationProvider": .null, "cognitoAuthenticationType": .null,
            "cognitoIdentityId": .null, "cognitoIdentityPoolId": .null, "principalOrgId": .null,
            "sourceIp": request.peer?.ipAddress.map { JSONValue($0) } ?? .null,
            "user": .null,
            "userAgent": request.head.headerFields[.userAgent].map { JSONValue($0) } ?? .null,
            "userArn": .null,
        ]
    }

    /// Pairs as an object; the last value of a name counts.
    private static func object(_ pairs: [(name: String, value: String)]) -> JSONValue {
        var builder = JSONBuilder()
        builder.object { object in
            for pair in pairs { object.set(pair.name, to: pair.value) }
        }
        return builder.finish()
    }
}
