public import JSON

/// A request as a REST API hands it to a function: the Lambda proxy event, version 1.0.
///
/// A view of the event: a member is read when it is asked for.
public struct ProxyRequest: Hashable, Sendable {
    /// The whole event.
    public let event: JSONValue

    /// Creates a request from its event.
    public init(event: JSONValue) {
        self.event = event
    }

    /// The method, such as `GET`.
    public var httpMethod: String { event["httpMethod"]?.string ?? "" }

    /// The path as the client wrote it, without the stage.
    public var path: String { event["path"]?.string ?? "" }

    /// The path of the resource that took the request, such as `/orders/{id}`.
    public var resource: String { event["resource"]?.string ?? "" }

    /// The body's text, or its base64 form where ``isBase64Encoded`` says so.
    public var body: String? { event["body"]?.string }

    /// Whether ``body`` is the base64 form of the bytes that came.
    public var isBase64Encoded: Bool { event["isBase64Encoded"]?.boolean ?? false }

    /// The value of a path parameter, percent-decoded.
    public func pathParameter(_ name: String) -> String? {
        event["pathParameters"]?[name]?.string
    }

    /// The last value of a query parameter, percent-decoded.
    public func queryParameter(_ name: String) -> String? {
        event["queryStringParameters"]?[name]?.string
    }

    /// The last value of a header; the name's case does not matter.
    public func header(_ name: String) -> String? {
        guard let headers = event["headers"]?.object else { return nil }
        if let value = headers[name]?.string { return value }
        let wanted = name.lowercased()
        return headers.first { $0.key.lowercased() == wanted }?.value.string
    }
}

extension ProxyRequest: JSONReadable, JSONWritable {
    /// Reads an event.
    public init(reading value: JSONValue) throws(JSONReadingError) {
        guard value.object != nil else {
            throw JSONReadingError(expected: "a proxy event", found: value)
        }
        self.init(event: value)
    }

    /// Writes the event.
    public func write(to builder: inout JSONBuilder) {
        builder.append(event)
    }
}
