import Functions
import JSON
import NIOCore

/// The event that a proxied function gets: Lambda proxy, version 1.0.
struct ProxyEvent {
    let surroundings: RouteSurroundings
    let request: GatewayRequest
    let parameterValues: [String]
    let exchange: Exchange

    /// The event as a value; absent parts are null, as on AWS.
    var value: JSONValue {
        let (single, multiple) = Self.members(request.headerFields)
        let (query, queryLists) = Self.members(request.queryParameters)
        let body = request.body.readableBytesView
        let text = String(validating: body, as: UTF8.self)
        let isText = text != nil
        let bodyText = text.map { $0.isEmpty ? .null : JSONValue($0) } ?? .null
        var builder = JSONBuilder()
        builder.object { event in
            event.set("resource", to: surroundings.resourcePath)
            event.set("path", to: String(request.path))
            event.set("httpMethod", to: request.method)
            event.set("headers", to: single)
            event.set("multiValueHeaders", to: multiple)
            event.set("queryStringParameters", to: query)
            event.set("multiValueQueryStringParameters", to: queryLists)
            event.set(
                "pathParameters",
                to: parameterValues.isEmpty ? .null : surroundings.pathParameters(parameterValues)
            )
            event.set("stageVariables", to: stageVariables)
            event.set(
                "requestContext",
                to: surroundings.requestContext(of: request, in: exchange)
            )
            event.set("body", to: isText ? bodyText : JSONValue(Base64.encode(body)))
            event.set("isBase64Encoded", to: !isText)
        }
        return builder.finish()
    }

    private var stageVariables: JSONValue {
        surroundings.stageVariables.object?.isEmpty == false ? surroundings.stageVariables : .null
    }

    /// Pairs as an object of their last values, and as one of all values; null when there are none.
    private static func members(
        _ pairs: [(name: String, value: String)]
    ) -> (single: JSONValue, multiple: JSONValue) {
        guard !pairs.isEmpty else { return (.null, .null) }
        var names: [String] = []
        var values: [String: [JSONValue]] = [:]
        for pair in pairs {
            if values[pair.name] == nil { names.append(pair.name) }
            values[pair.name, default: []].append(JSONValue(pair.value))
        }
        return (
            JSONValue(members: names.map { ($0, values[$0]?.last ?? .null) }),
            JSONValue(members: names.map { ($0, JSONValue(values[$0] ?? [])) })
        )
    }
}
