import Functions
import JSON
import StatesLanguage
import Velocity

extension StackCheck {
    mutating func checkAPI(_ api: RESTAPI) {
        checkResources(of: api)
        checkDistinct(api.models.map(\.name), of: "models", at: "models")
        for model in api.models {
            guard let fault = model.fault else { continue }
            report(.unsupportedModel, fault, at: ["api", "models", model.name])
        }
        checkGatewayResponses(of: api)
        for route in api.routes {
            check(route, of: api, at: ["api", "routes", route.label])
        }
    }

    private mutating func checkResources(of api: RESTAPI) {
        var seen: Set<String> = []
        for route in api.routes where !seen.insert(route.shape).inserted {
            report(
                .duplicateName,
                "expected one route for each path and method but found '\(route.label)' again",
                at: ["api", "routes", route.label]
            )
        }
        let resources = Set(api.routes.map(\.path))
        if resources.count > StackLimits.resourceCount {
            report(
                .limitExceeded,
                "expected at most \(StackLimits.resourceCount) resources "
                    + "but found \(resources.count)",
                at: ["api", "routes"]
            )
        }
    }

    private mutating func checkGatewayResponses(of api: RESTAPI) {
        var seen: Set<GatewayOccasion> = []
        for response in api.gatewayResponses {
            let place = ["api", "gatewayResponses", response.type.rawValue]
            let occasion = GatewayOccasion(type: response.type, fault: response.bodyFault)
            if !seen.insert(occasion).inserted {
                report(
                    .duplicateName,
                    "expected one gateway response for each occasion but found another",
                    at: place
                )
            }
            if response.bodyFault != nil, response.type != .badRequestBody {
                report(
                    .incompleteIntegration,
                    "expected a body fault with BAD_REQUEST_BODY only",
                    at: place
                )
            }
            if let status = response.status { checkStatus(status, at: place + ["status"]) }
        }
    }

    private mutating func checkStatus(_ status: Int, at place: [String]) {
        guard !(200...599).contains(status) else { return }
        report(.limitExceeded, "expected a status from 200 to 599 but found \(status)", at: place)
    }

    private mutating func check(_ route: Route, of api: RESTAPI, at place: [String]) {
        if let fault = route.path.fault { report(.invalidName, fault, at: place + ["path"]) }
        if let model = route.requestModel, !api.models.contains(where: { $0.name == model }) {
            report(
                .unknownReference,
                "expected one of the API's models but found '\(model)'",
                at: place + ["requestModel"]
            )
        }
        switch route.integration {
        case .stateMachine(let integration):
            check(integration, at: place)
        case .function(let integration):
            checkTimeLimit(integration.timeLimit, at: place + ["timeLimit"])
            check(.function(integration.function), at: place + ["function"])
            if let function = stack.function(named: integration.function),
                function.timeLimit > integration.timeLimit
            {
                reportOrder(
                    "function's time limit",
                    function.timeLimit,
                    integration.timeLimit,
                    at: place
                )
            }
        case .health:
            break
        }
    }

    private mutating func check(_ integration: StateMachineIntegration, at place: [String]) {
        checkTimeLimit(integration.timeLimit, at: place + ["timeLimit"])
        check(.stateMachine(integration.stateMachine), at: place + ["stateMachine"])
        for typed in integration.requestTemplates {
            check(typed, at: place + ["requestTemplates", typed.contentType])
        }
        for response in integration.responses {
            let place = place + ["responses", response.pattern ?? "default"]
            checkStatus(response.status, at: place + ["status"])
            for typed in response.templates {
                check(typed, at: place + ["templates", typed.contentType])
            }
        }
        if integration.responses.count(where: { $0.pattern == nil }) != 1 {
            report(
                .incompleteIntegration,
                "expected exactly one response without a pattern",
                at: place + ["responses"]
            )
        }
        guard let machine = stack.stateMachine(named: integration.stateMachine) else { return }
        guard let limit = machine.timeLimit else {
            warn(
                .timeLimitOrder,
                "expected a state machine with TimeoutSeconds below \(integration.timeLimit) "
                    + "but found none: an execution may outlast its answer",
                at: place
            )
            return
        }
        if limit >= integration.timeLimit {
            reportOrder("execution's time limit", limit, integration.timeLimit, at: place)
        }
    }

    private mutating func reportOrder(
        _ what: String,
        _ inner: Duration,
        _ outer: Duration,
        at place: [String]
    ) {
        warn(
            .timeLimitOrder,
            "expected a \(what) below the gateway's \(outer) but found \(inner)",
            at: place
        )
    }

    private mutating func checkTimeLimit(_ limit: Duration, at place: [String]) {
        guard !StackLimits.integrationTimeLimit.contains(limit) else { return }
        report(
            .limitExceeded,
            "expected a time limit from 50 milliseconds to 29 seconds but found \(limit)",
            at: place
        )
    }

    private mutating func check(_ reference: MappingTemplateText.Reference, at place: [String]) {
        switch reference {
        case .stateMachine(let name) where stack.stateMachine(named: name) == nil:
            report(
                .unknownReference,
                "expected one of the stack's state machines but found '\(name)'",
                at: place
            )
        case .function(let name) where stack.function(named: name) == nil:
            report(
                .unknownReference,
                "expected one of the stack's functions but found '\(name)'",
                at: place
            )
        case .stateMachine, .function:
            break
        }
    }

    private mutating func check(_ typed: TypedTemplate, at place: [String]) {
        for reference in typed.template.references { check(reference, at: place) }
        let text = typed.template.resolved { _ in "arn:aws:states:::stateMachine" }
        if text.utf8.count > StackLimits.templateByteLimit {
            report(
                .limitExceeded,
                "expected a template of at most \(StackLimits.templateByteLimit) bytes "
                    + "but found \(text.utf8.count)",
                at: place
            )
            return
        }
        do throws(VelocityError) {
            _ = try MappingTemplate(text)
        } catch {
            report(.invalidTemplate, "\(error)", at: place)
        }
    }
}

/// What a gateway response answers: two for one occasion contradict each other.
private struct GatewayOccasion: Hashable {
    let type: GatewayResponseType
    let fault: RequestBodyFault?
}

extension Route {
    /// Method and path, as people name a route.
    package var label: String { "\(method.rawValue) \(path)" }

    /// Method and path without the parameters' names: what must differ from every other route.
    fileprivate var shape: String {
        let parts = path.parts.map { part in
            switch part {
            case .literal(let text): text
            case .parameter: "{}"
            case .greedy: "{+}"
            }
        }
        return "\(method.rawValue) /\(parts.joined(separator: "/"))"
    }
}
