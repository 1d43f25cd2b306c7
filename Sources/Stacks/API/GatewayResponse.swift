/// An answer that the gateway makes itself, without or instead of an integration's.
public struct GatewayResponse: Hashable, Sendable {
    /// The occasion.
    public var type: GatewayResponseType

    /// A finer occasion, which only the local gateway tells apart.
    ///
    /// In the cloud the response of the same type without a fault answers instead.
    public var bodyFault: RequestBodyFault?

    /// The HTTP status, or `nil` for the type's own.
    public var status: Int?

    /// The headers, fixed.
    public var headers: [FixedHeader]

    /// The JSON body.
    ///
    /// `$context.error.message`, `$context.error.messageString` (in quotes),
    /// `$context.error.validationErrorString`, `$context.error.responseType` and
    /// `$context.requestId` are replaced; nothing else is, for API Gateway runs no template here.
    public var body: String

    /// Describes an answer.
    public init(
        _ type: GatewayResponseType,
        for bodyFault: RequestBodyFault? = nil,
        status: Int? = nil,
        headers: [FixedHeader] = [],
        body: String = #"{"message":$context.error.messageString}"#
    ) {
        self.type = type
        self.bodyFault = bodyFault
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// What may be wrong with a request's body before any template sees it.
public enum RequestBodyFault: String, Hashable, Sendable, CaseIterable {
    /// It is no JSON.
    case malformedJSON
    /// An object names a member twice.
    case duplicateMember
    /// It does not fit the route's model.
    case modelMismatch
}

/// An occasion for an answer of the gateway, as API Gateway names it.
public enum GatewayResponseType: String, Hashable, Sendable, CaseIterable {
    /// No route has this path and method, or the request is not signed.
    case missingAuthenticationToken = "MISSING_AUTHENTICATION_TOKEN"
    /// The content type has no template.
    case unsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE"
    /// Body or headers are too large.
    case requestTooLarge = "REQUEST_TOO_LARGE"
    /// Too many requests.
    case throttled = "THROTTLED"
    /// The body is no JSON, or does not fit the model.
    case badRequestBody = "BAD_REQUEST_BODY"
    /// A parameter is missing or malformed.
    case badRequestParameters = "BAD_REQUEST_PARAMETERS"
    /// The route's own description is at fault: a template failed.
    case apiConfigurationError = "API_CONFIGURATION_ERROR"
    /// The integration could not be reached, or answered in a wrong shape.
    case integrationFailure = "INTEGRATION_FAILURE"
    /// The integration took longer than its time limit.
    case integrationTimeout = "INTEGRATION_TIMEOUT"
    /// Any occasion with a status below 500 that has no response of its own.
    case default4xx = "DEFAULT_4XX"
    /// Any other occasion that has no response of its own.
    case default5xx = "DEFAULT_5XX"

    /// The status, unless a stack sets another.
    public var status: Int {
        switch self {
        case .missingAuthenticationToken: 403
        case .unsupportedMediaType: 415
        case .requestTooLarge: 413
        case .throttled: 429
        case .badRequestBody, .badRequestParameters, .default4xx: 400
        case .apiConfigurationError, .default5xx: 500
        case .integrationFailure, .integrationTimeout: 504
        }
    }

    /// What `$context.error.message` stands for.
    public var message: String {
        switch self {
        case .missingAuthenticationToken: "Missing Authentication Token"
        case .unsupportedMediaType: "Unsupported Media Type"
        case .requestTooLarge: "Request Too Long"
        case .throttled: "Too Many Requests"
        case .badRequestBody: "Invalid request body"
        case .badRequestParameters: "Invalid request parameters"
        case .apiConfigurationError, .integrationFailure, .default5xx: "Internal server error"
        case .default4xx: "Bad Request"
        case .integrationTimeout: "Endpoint request timed out"
        }
    }

    /// What the header `x-amzn-ErrorType` says.
    public var errorType: String {
        switch self {
        case .missingAuthenticationToken: "MissingAuthenticationTokenException"
        case .unsupportedMediaType: "UnsupportedMediaTypeException"
        case .requestTooLarge: "RequestTooLargeException"
        case .throttled: "TooManyRequestsException"
        case .badRequestBody, .badRequestParameters, .default4xx: "BadRequestException"
        case .apiConfigurationError, .integrationFailure, .integrationTimeout, .default5xx:
            "InternalServerErrorException"
        }
    }
}
