public import JSON

/// The message that a mapping template maps, and what surrounds it.
public struct MappingTemplateMessage: Sendable {
    /// The body: the request's, or the integration's answer.
    public var body: MappingTemplateBody

    /// What `$input.params()` sees.
    public var parameters: MappingTemplateParameters

    /// What `$stageVariables` sees: an object of texts.
    public var stageVariables: JSONValue

    /// What earlier templates stored; this one sees it and adds to it.
    public var overrides: MappingTemplateOverrides

    /// Makes what `$context` sees beside the overrides: an object.
    ///
    /// Called at most once, and only by a template that reads it.
    public var context: @Sendable () -> JSONValue

    /// Creates a message.
    ///
    /// - Parameters:
    ///   - body: The body.
    ///   - parameters: Path, query and header parameters.
    ///   - stageVariables: An object of texts.
    ///   - overrides: What earlier templates stored.
    ///   - context: Makes the readable members of `$context`, when a template asks for one.
    public init(
        body: MappingTemplateBody,
        parameters: MappingTemplateParameters = MappingTemplateParameters(),
        stageVariables: JSONValue = .emptyObject,
        overrides: MappingTemplateOverrides = MappingTemplateOverrides(),
        context: @escaping @Sendable () -> JSONValue = { .emptyObject }
    ) {
        self.body = body
        self.parameters = parameters
        self.stageVariables = stageVariables
        self.overrides = overrides
        self.context = context
    }
}

/// A body as text, as a JSON value, or as both; what is missing is made when a template asks for it.
public struct MappingTemplateBody: Sendable {
    let text: [UInt8]?
    let value: JSONValue?

    /// A body of which only the text is known; it is parsed when a template looks into it.
    public init(text: [UInt8]) {
        self.text = text
        value = nil
    }

    /// A body that was made as a value, or was parsed already.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - text: Its text as received, for `$input.body`; without it, the value is written.
    public init(value: JSONValue, text: [UInt8]? = nil) {
        self.text = text
        self.value = value
    }
}

/// The parameters of a request, each kind an object of texts.
public struct MappingTemplateParameters: Sendable {
    /// What the resource's `{name}` parts matched.
    public var path: JSONValue

    /// The query's parameters.
    public var querystring: JSONValue

    /// The header fields, named as the client wrote them.
    public var header: JSONValue

    /// Creates parameters.
    public init(
        path: JSONValue = .emptyObject,
        querystring: JSONValue = .emptyObject,
        header: JSONValue = .emptyObject
    ) {
        self.path = path
        self.querystring = querystring
        self.header = header
    }
}

/// What templates store in `$context.requestOverride` and `$context.responseOverride`.
public struct MappingTemplateOverrides: Sendable, Hashable {
    /// An object with the members `path`, `header` and `querystring`, and whatever else was stored.
    public var request: JSONValue

    /// An object with the member `header`, `status` if it was set, and whatever else was stored.
    public var response: JSONValue

    /// Nothing overridden.
    public init() {
        request = Self.emptyRequest
        response = Self.emptyResponse
    }

    /// Overrides as earlier templates left them; what lacks is added empty.
    public init(request: JSONValue, response: JSONValue) {
        self.request = Self.adding(request, to: Self.emptyRequest)
        self.response = Self.adding(response, to: Self.emptyResponse)
    }

    /// The status of the answer, if a template set one that HTTP knows.
    public var status: Int? {
        let status =
            response["status"]?.integer ?? response["status"]?.string.flatMap { Int64($0) }
        guard let status, 100...599 ~= status else { return nil }
        return Int(status)
    }

    private static let emptyRequest: JSONValue = ["path": [:], "header": [:], "querystring": [:]]
    private static let emptyResponse: JSONValue = ["header": [:]]

    private static func adding(_ members: JSONValue, to base: JSONValue) -> JSONValue {
        guard let object = members.object else { return base }
        return object.reduce(base) { $0.setting($1.key, to: $1.value) }
    }
}
