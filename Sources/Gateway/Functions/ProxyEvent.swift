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
        let headers = ParameterGroups(request.headerFields)
        let query = ParameterGroups(request.queryParameters)
        var builder = JSONBuilder(capacity: 3_072 + request.body.readableBytes)
        builder.object { event in
            event.set("resource", to: surroundings.resourcePath)
            event.set("path", to: String(request.path))
            event.set("httpMethod", to: request.method)
            event.set("headers", toLastOf: headers)
            event.set("multiValueHeaders", toAllOf: headers)
            event.set("queryStringParameters", toLastOf: query)
            event.set("multiValueQueryStringParameters", toAllOf: query)
            setPathParameters(of: &event)
            event.set("stageVariables", to: stageVariables)
            event.object("requestContext") { context in
                surroundings.setContext(of: request, in: exchange, on: &context)
            }
            setBody(of: &event)
        }
        return builder.finish()
    }

    private func setPathParameters(of event: inout JSONBuilder) {
        guard !parameterValues.isEmpty else {
            event.set("pathParameters", to: .null)
            return
        }
        event.object("pathParameters") { parameters in
            for (name, value) in zip(surroundings.parameterNames, parameterValues) {
                parameters.set(name, to: value)
            }
        }
    }

    private var stageVariables: JSONValue {
        surroundings.stageVariables.object?.isEmpty == false ? surroundings.stageVariables : .null
    }

    private func setBody(of event: inout JSONBuilder) {
        let bytes = request.body.readableBytesView
        let text = bytes.isEmpty ? nil : String(validating: bytes, as: UTF8.self)
        let isBinary = text == nil && !bytes.isEmpty
        event.set("body", orNull: isBinary ? Base64.encode(bytes) : text)
        event.set("isBase64Encoded", to: isBinary)
    }
}
