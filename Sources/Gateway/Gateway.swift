import ExpressWorkflows
import Functions
import HTTPTypes
public import Logging
import NIOCore
public import Stacks

/// A REST API in front of state machines and functions, as API Gateway would serve it.
///
/// Routes, templates and the gateway's own answers are the stack's; they are compiled once.
/// ``GatewayServer`` serves it.
public final class Gateway: Sendable {
    private let routes: RouteTable
    private let integrations: [CompiledIntegration]
    private let responses: GatewayResponseTable
    private let administration: ExecutionRoutes?
    private let admission: ExecutionAdmission
    private let services: GatewayServices
    private let clock = ResponseClock()
    private let requestIDs = RequestIDGenerator()

    /// Compiles a stack's API.
    ///
    /// - Parameters:
    ///   - stack: The stack; without an API every path is unknown.
    ///   - services: What the routes stand in front of.
    ///   - executionCount: How many executions may run at once; more are refused.
    ///   - logger: Where each failed or timed-out execution leaves a line.
    /// - Throws: Everything that is wrong with the stack.
    public init(
        _ stack: Stack,
        services: GatewayServices,
        executionCount: Int = GatewayLimits.executionCount,
        logger: Logger
    ) throws(StackError) {
        try stack.checked()
        let api = stack.api ?? RESTAPI(name: stack.name, routes: [])
        admission = ExecutionAdmission(limit: executionCount)
        routes = RouteTable(api)
        integrations = try IntegrationCompiler(
            stack: stack,
            api: api,
            services: services,
            admission: admission,
            logger: logger
        ).compile()
        responses = GatewayResponseTable(api.gatewayResponses)
        administration = services.recorder.map(ExecutionRoutes.init(recorder:))
        self.services = services
    }

    /// Makes the identifier of the next request.
    func makeRequestID() -> RequestID { requestIDs.next() }

    /// Waits until no execution runs any more.
    func drained() async { await admission.drained() }
}

extension Gateway {
    /// What becomes of a request whose body has not been read.
    enum Admission {
        /// It is answered without its body.
        case answer(GatewayAnswer)
        /// A route takes it.
        case route(RouteTable.Match)
    }

    /// Looks at a request's head.
    func admit(_ request: GatewayRequest) -> Admission {
        if let answer = administration?.answer(to: request) { return .answer(answer) }
        guard request.headByteCount <= GatewayLimits.headByteCount else {
            return .answer(tooLarge(request.id))
        }
        guard let match = routes.match(method: request.method, path: request.path) else {
            return .answer(
                responses.answer(.missingAuthenticationToken, requestID: request.id)
            )
        }
        return .route(match)
    }

    /// The answer to a request that is too large.
    func tooLarge(_ id: RequestID) -> GatewayAnswer {
        responses.answer(.requestTooLarge, requestID: id)
    }

    /// Lets a route answer a request.
    func answer(
        to request: GatewayRequest,
        by match: RouteTable.Match,
        patience: Patience
    ) async -> GatewayAnswer {
        var request = request
        request.path = match.path
        let milliseconds = services.clock.wallClockMilliseconds
        let exchange = Exchange(
            milliseconds: milliseconds,
            second: clock.second(of: milliseconds),
            patience: patience
        )
        do throws(GatewayRefusal) {
            switch integrations[match.route] {
            case .stateMachine(let route):
                return try await route.answer(
                    to: request,
                    parameterValues: match.values,
                    in: exchange
                )
            case .function(let route):
                return try await route.answer(
                    to: request,
                    parameterValues: match.values,
                    in: exchange
                )
            case .health(let route):
                return await route.answer()
            }
        } catch {
            return responses.answer(
                error.type,
                fault: error.fault,
                detail: error.detail,
                status: error.status,
                requestID: request.id
            )
        }
    }

    /// The head of an answer, with the headers that every answer has.
    func head(of answer: GatewayAnswer, id: RequestID) -> HTTPResponse {
        var head = HTTPResponse(
            status: HTTPResponse.Status(code: answer.status),
            headerFields: answer.headers
        )
        let second = clock.second(of: services.clock.wallClockMilliseconds)
        head.headerFields.append(
            HTTPField(name: .contentLength, value: String(answer.body.readableBytes))
        )
        head.headerFields.append(HTTPField(name: .date, value: second.headerText))
        head.headerFields.append(HTTPField(name: .amazonRequestID, value: id.description))
        return head
    }
}

/// What answers a route, compiled.
enum CompiledIntegration: Sendable {
    case stateMachine(StateMachineRoute)
    case function(FunctionRoute)
    case health(HealthRoute)
}
