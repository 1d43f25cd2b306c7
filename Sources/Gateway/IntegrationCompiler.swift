import ExpressWorkflows
import Functions
import JSON
import LocalFunctions
import Logging
import RegularExpressions
import Stacks
import StatesLanguage
import Velocity

/// Compiles the integrations of an API, and gathers what is wrong with them.
struct IntegrationCompiler {
    let stack: Stack
    let api: RESTAPI
    let services: GatewayServices
    let admission: ExecutionAdmission
    let logger: Logger

    private var diagnostics: [Diagnostic] = []

    init(
        stack: Stack,
        api: RESTAPI,
        services: GatewayServices,
        admission: ExecutionAdmission,
        logger: Logger
    ) {
        self.stack = stack
        self.api = api
        self.services = services
        self.admission = admission
        self.logger = logger
    }

    /// Compiles all routes, in their order.
    consuming func compile() throws(StackError) -> [CompiledIntegration] {
        var integrations: [CompiledIntegration] = []
        for route in api.routes {
            switch route.integration {
            case .stateMachine(let integration):
                if let compiled = compile(integration, of: route) {
                    integrations.append(.stateMachine(compiled))
                }
            case .function(let integration):
                if let compiled = compile(integration, of: route) {
                    integrations.append(.function(compiled))
                }
            case .health(let integration):
                integrations.append(
                    .health(HealthRoute(integration, isReady: services.isReady))
                )
            }
        }
        guard diagnostics.isEmpty else { throw StackError(diagnostics: diagnostics) }
        return integrations
    }

    private mutating func compile(
        _ integration: FunctionProxyIntegration,
        of route: Route
    ) -> FunctionRoute? {
        guard let function = services.functions.resolve(integration.function),
            let declaration = stack.function(named: integration.function)
        else {
            report(
                .unknownReference,
                "expected a bound function but found '\(integration.function)'",
                at: route
            )
            return nil
        }
        return FunctionRoute(
            function: function,
            invoker: services.functions,
            surroundings: RouteSurroundings(api: api, route: route, account: account),
            timeLimit: IntegrationTimeLimit(
                duration: integration.timeLimit,
                isBounded: declaration.timeLimit < integration.timeLimit
            )
        )
    }

    private mutating func compile(
        _ integration: StateMachineIntegration,
        of route: Route
    ) -> StateMachineRoute? {
        guard let engine = services.engines[integration.stateMachine] else {
            report(
                .unknownReference,
                "expected a running state machine but found '\(integration.stateMachine)'",
                at: route
            )
            return nil
        }
        let answered = responses(of: integration, at: route)
        let requestTemplates = templates(integration.requestTemplates, at: route)
        guard let answered, let requestTemplates else { return nil }
        let machine = stack.stateMachine(named: integration.stateMachine)
        let model = api.models.first { $0.name == route.requestModel }
        return StateMachineRoute(
            runner: ExecutionRunner(
                engine: engine,
                timeLimit: IntegrationTimeLimit(
                    duration: integration.timeLimit,
                    isBounded: machine?.timeLimit.map { $0 < integration.timeLimit } ?? false
                ),
                admission: admission,
                failureLog: ExecutionFailureLog(logger: logger, masking: machine?.masking ?? [])
            ),
            mapping: RequestMapping(
                templates: requestTemplates,
                passthrough: integration.passthrough,
                bodyCheck: model.map(RequestBodyCheck.init(model:))
            ),
            responses: answered,
            surroundings: RouteSurroundings(api: api, route: route, account: account)
        )
    }

    private var account: String {
        services.engines.values.first?.identity.account ?? StateMachineIdentity(name: "").account
    }

    /// What answers for each status that Step Functions' call can have.
    private mutating func responses(
        of integration: StateMachineIntegration,
        at route: Route
    ) -> CompiledResponses? {
        guard let success = response(of: integration, for: 200, at: route),
            let refusal = response(of: integration, for: StepFunctionsError.status, at: route)
        else { return nil }
        return CompiledResponses(success: success, refusal: refusal)
    }

    /// The response whose pattern fits a status; among several the one of the lowest status.
    private mutating func response(
        of integration: StateMachineIntegration,
        for status: Int,
        at route: Route
    ) -> CompiledResponse? {
        var chosen: IntegrationResponse?
        for response in integration.responses.sorted(by: { $0.status < $1.status }) {
            guard let pattern = response.pattern else { continue }
            if chosen == nil, matches(pattern, status, at: route) { chosen = response }
        }
        guard let response = chosen ?? integration.responses.first(where: { $0.pattern == nil })
        else { return nil }
        let template =
            response.templates.first { $0.contentType == "application/json" }
            ?? response.templates.first
        guard let template else { return CompiledResponse(response, template: nil) }
        return templates([template], at: route)?.first.map {
            CompiledResponse(response, template: $0)
        }
    }

    private mutating func matches(_ pattern: String, _ status: Int, at route: Route) -> Bool {
        do throws(RegularExpressionError) {
            let expression = try RegularExpression("^(?:\(pattern))$", dialect: .java)
            var matcher = RegularExpressionMatcher(expression)
            return try matcher.find(in: Array(String(status).utf8).span, from: 0)
        } catch {
            report(.invalidTemplate, "expected a response pattern but found '\(error)'", at: route)
            return false
        }
    }

    private mutating func templates(
        _ templates: [TypedTemplate],
        at route: Route
    ) -> [CompiledTemplate]? {
        var compiled: [CompiledTemplate] = []
        for typed in templates {
            do throws(VelocityError) {
                compiled.append(
                    try CompiledTemplate(typed, text: typed.template.resolved(arn(of:)))
                )
            } catch {
                report(.invalidTemplate, "\(error)", at: route)
            }
        }
        return compiled.count == templates.count ? compiled : nil
    }

    /// The ARN that a reference stands for here.
    private func arn(of reference: MappingTemplateText.Reference) -> String {
        switch reference {
        case .stateMachine(let name):
            return services.engines[name]?.identity.stateMachineARN ?? name
        case .function(let name):
            let identity =
                services.engines.values.first?.identity ?? StateMachineIdentity(name: name)
            return "arn:\(identity.partition):lambda:\(identity.region):\(identity.account)"
                + ":function:\(name)"
        }
    }

    private mutating func report(_ code: DiagnosticCode, _ message: String, at route: Route) {
        diagnostics.append(
            Diagnostic(
                severity: .error,
                code: code,
                message: message,
                location: JSONPointer(tokens: ["api", "routes", route.label]).description
            )
        )
    }
}
