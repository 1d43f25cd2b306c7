/// A synchronous execution of an Express state machine: `StartSyncExecution`.
///
/// The request template makes the call's JSON body out of the request; the call's JSON answer goes
/// through the template of the response whose pattern fits. A failed execution is an answer with
/// status 200 from the service's point of view: it is for the response template to tell.
public struct StateMachineIntegration: Hashable, Sendable {
    /// The name of the state machine.
    public var stateMachine: String

    /// The request templates by content type.
    public var requestTemplates: [TypedTemplate]

    /// What happens to a content type that has no template.
    public var passthrough: PassthroughBehavior

    /// The responses; the one without a pattern takes what no pattern fits.
    public var responses: [IntegrationResponse]

    /// How long the gateway waits for the execution.
    ///
    /// From 50 milliseconds to 29 seconds.
    public var timeLimit: Duration

    /// Describes an integration.
    public init(
        stateMachine: String,
        requestTemplates: [TypedTemplate],
        passthrough: PassthroughBehavior = .never,
        responses: [IntegrationResponse],
        timeLimit: Duration = StackLimits.integrationTimeLimit.upperBound
    ) {
        self.stateMachine = stateMachine
        self.requestTemplates = requestTemplates
        self.passthrough = passthrough
        self.responses = responses
        self.timeLimit = timeLimit
    }
}

extension Integration {
    /// A synchronous execution whose input is the request's body and whose output is the answer.
    ///
    /// Failed and timed-out executions answer 500 and 504.
    public static func startSyncExecution(of stateMachine: String) -> Integration {
        .stateMachine(
            StateMachineIntegration(
                stateMachine: stateMachine,
                requestTemplates: [
                    TypedTemplate(
                        "application/json",
                        """
                        #set($body = $util.escapeJavaScript($input.json('$')))
                        {"input": "$body.replaceAll("\\\\'", "'")",
                         "stateMachineArn": "\(arnOf: .stateMachine(stateMachine))"}
                        """
                    )
                ],
                responses: [
                    IntegrationResponse(
                        status: 200,
                        templates: [
                            TypedTemplate(
                                "application/json",
                                """
                                #set($result = $input.path('$'))
                                #if($result.status == 'SUCCEEDED')
                                $result.output
                                #elseif($result.status == 'TIMED_OUT')
                                #set($context.responseOverride.status = 504)
                                {"message": "Endpoint request timed out"}
                                #else
                                #set($context.responseOverride.status = 500)
                                {"message": "Internal server error"}
                                #end
                                """
                            )
                        ]
                    ),
                    IntegrationResponse(
                        pattern: "[45]\\d{2}",
                        status: 500,
                        templates: [
                            TypedTemplate(
                                "application/json",
                                #"{"message": "Internal server error"}"#
                            )
                        ]
                    ),
                ]
            )
        )
    }
}

/// A template and the content type that it is for.
public struct TypedTemplate: Hashable, Sendable {
    /// The content type, such as `application/json`, or `$default` for any other.
    public var contentType: String

    /// The template.
    public var template: MappingTemplateText

    /// Describes a template.
    public init(_ contentType: String, _ template: MappingTemplateText) {
        self.contentType = contentType
        self.template = template
    }
}

/// What happens to a request whose content type has no template.
public enum PassthroughBehavior: String, Hashable, Sendable {
    /// The body goes through.
    case whenNoMatch = "WHEN_NO_MATCH"
    /// The body goes through if there is no template at all, else the request is refused.
    case whenNoTemplates = "WHEN_NO_TEMPLATES"
    /// The request is refused.
    case never = "NEVER"
}

/// How an answer of the service becomes an answer of the route.
public struct IntegrationResponse: Hashable, Sendable {
    /// A Java regular expression over the whole of the service's HTTP status, or `nil` for the rest.
    public var pattern: String?

    /// The HTTP status, which the template may override.
    public var status: Int

    /// The headers, fixed.
    public var headers: [FixedHeader]

    /// The response templates by content type; none: the service's answer goes through.
    public var templates: [TypedTemplate]

    /// Describes a response.
    public init(
        pattern: String? = nil,
        status: Int,
        headers: [FixedHeader] = [],
        templates: [TypedTemplate] = []
    ) {
        self.pattern = pattern
        self.status = status
        self.headers = headers
        self.templates = templates
    }
}

/// A header with a fixed value.
public struct FixedHeader: Hashable, Sendable {
    /// The header's name.
    public var name: String

    /// The header's value.
    public var value: String

    /// Describes a header.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
