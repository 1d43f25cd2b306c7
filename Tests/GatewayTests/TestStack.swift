import Functions
import JSON
import StatesLanguage
import Stacks

/// A stack with one route of each kind.
enum TestStack {
    typealias Plain = Function<JSONValue, JSONValue>
    typealias Proxied = Function<ProxyRequest, JSONValue>

    static let greet = Plain("greet")
    static let find = Proxied("find")

    /// Greets whoever its input names; some names make it fail.
    static let bindings: [FunctionBinding] = [
        bind(greet) { input, _ in
            switch input["name"]?.string {
            case "nobody": throw FunctionError("NobodyThere", #"{"payment":{"card":"4242"}}"#)
            case let name?: return ["greeting": JSONValue("Hello \(name)")]
            case nil: return ["error": "no_name"]
            }
        },
        bind(find) { request, _ in
            switch request.pathParameter("id") ?? request.queryParameter("answer") {
            case "wrong": ["statusCode": 200, "extra": true]
            case "thrown": throw FunctionError("Broken", "on purpose")
            case "binary":
                ["statusCode": 200, "body": "AP8=", "isBase64Encoded": true]
            case "empty": [:]
            case "unfinished": ["statusCode": 103]
            case "bare": ["statusCode": 204, "body": "stray"]
            case "presumptuous":
                ["statusCode": 200, "headers": ["X-Amzn-RequestId": "mine", "Date": "today"]]
            default:
                [
                    "statusCode": 200,
                    "headers": ["Content-Type": "application/json", "X-Test": "yes"],
                    "body": JSONValue(request.event.text),
                ]
            }
        },
    ]

    static let machine: StateMachine = {
        var task = TaskState(
            "Greet",
            resource: .lambdaInvoke,
            arguments: ["FunctionName": "greet", "Payload": "{% $states.input %}"]
        )
        task.output = "{% $states.result.Payload %}"
        return StateMachine(startAt: "Greet", states: [.task(task)], timeoutSeconds: 20)
    }()

    static let requestTemplate: MappingTemplateText = """
        #set($body = $util.escapeJavaScript($input.json('$')).replaceAll("\\\\'", "'"))
        #set($name = $input.path('$.executionName'))
        {"stateMachineArn": "\(arnOf: .stateMachine("greeting"))",
        #if($name != "")
         "name": "$name",
        #end
         "input": "$body"}
        """

    static let responseTemplate: MappingTemplateText = """
        #set($status = $input.path('$.status'))
        #if($status == 'SUCCEEDED')
        #set($output = $util.parseJson($input.path('$.output')))
        #if($output.error == 'no_name')
        #set($context.responseOverride.status = 400)
        #end
        $input.path('$.output')
        #elseif($status == 'TIMED_OUT')
        #set($context.responseOverride.status = 504)
        {"error":"timed_out"}
        #else
        #set($context.responseOverride.status = 500)
        #set($context.responseOverride.header.Retry-After = "7")
        {"error":"failed"}
        #end
        """

    static let greetings = Integration.stateMachine(
        StateMachineIntegration(
            stateMachine: "greeting",
            requestTemplates: [TypedTemplate("application/json", requestTemplate)],
            responses: [
                IntegrationResponse(
                    status: 200,
                    templates: [TypedTemplate("application/json", responseTemplate)]
                ),
                IntegrationResponse(
                    pattern: "4\\d{2}",
                    status: 422,
                    templates: [
                        TypedTemplate("application/json", #"{"refused":"$input.path('$.__type')"}"#)
                    ]
                ),
            ]
        )
    )

    static let stack = Stack(
        name: "greetings",
        functions: [greet.declaration, find.declaration],
        stateMachines: [
            StateMachineDeclaration(
                name: "greeting",
                definition: machine,
                masking: [MaskingRule(member: "payment")]
            )
        ],
        api: RESTAPI(
            name: "greetings",
            routes: [
                Route(.post, "/greetings", requestModel: "object", integration: greetings),
                Route(.get, "/greetings/{id}", integration: .function(named: "find")),
                Route(.post, "/greetings/{id}", integration: .function(named: "find")),
                Route(.get, "/search", integration: .function(named: "find")),
                Route(.get, "/health", integration: .health(HealthIntegration())),
            ],
            models: [RequestModel(name: "object", schema: ["type": "object"])],
            gatewayResponses: gatewayResponses,
            stageVariables: ["color": "blue"]
        )
    )

    private static let gatewayResponses = [
        GatewayResponse(
            .badRequestBody,
            for: .malformedJSON,
            body: #"{"code":"malformed","detail":"$context.error.validationErrorString"}"#
        ),
        GatewayResponse(
            .badRequestBody,
            for: .duplicateMember,
            body: #"{"code":"duplicate","detail":"$context.error.validationErrorString"}"#
        ),
        GatewayResponse(
            .badRequestBody,
            body: #"{"code":"body","message":$context.error.messageString}"#
        ),
        GatewayResponse(
            .throttled,
            headers: [FixedHeader("Retry-After", "1")],
            body: #"{"code":"throttled"}"#
        ),
        GatewayResponse(.default5xx, body: #"{"code":"internal","id":"$context.requestId"}"#),
    ]
}
