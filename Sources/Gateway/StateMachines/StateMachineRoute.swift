import ExpressWorkflows
import Functions
import HTTPTypes
import JSON
import NIOCore
import Stacks
import Velocity

/// A route that runs an Express state machine and waits for its end.
struct StateMachineRoute: Sendable {
    let engine: WorkflowEngine
    let stateMachineARN: String
    let requestTemplates: [CompiledTemplate]
    let passthrough: PassthroughBehavior
    let bodyCheck: RequestBodyCheck?

    /// The response when an execution was started, however it ended.
    let success: CompiledResponse

    /// The response when the call started no execution.
    let refusal: CompiledResponse

    let surroundings: RouteSurroundings
    let timeLimit: Duration

    /// Whether the execution's own time limit ends it before the gateway's could.
    let isBounded: Bool

    let admission: ExecutionAdmission
    let failureLog: ExecutionFailureLog

    /// Runs an execution.
    ///
    /// - Throws: The occasion for an answer of the gateway's own.
    func answer(
        to request: GatewayRequest,
        parameterValues: [String],
        in exchange: Exchange
    ) async throws(GatewayRefusal) -> GatewayAnswer {
        let mediaType = request.mediaType
        let template = try requestTemplate(for: mediaType)
        var message = surroundings.message(
            for: request,
            parameterValues: parameterValues,
            in: exchange,
            withParameters: template?.readsParameters ?? false
                || success.template?.readsParameters ?? false
                || refusal.template?.readsParameters ?? false
        )
        message.body = try checkedBody(of: request, mediaType)
        let call = try mapped(message, by: template, request: request)
        message.overrides = call.overrides

        switch StartSyncExecutionCall.read(call.output, for: stateMachineARN) {
        case .success(let call):
            let result = try await execute(call, for: request, in: exchange)
            return try answer(success, from: result.envelope(inputText: call.inputText), message)
        case .failure(let error):
            return try answer(refusal, from: error.envelope, message)
        }
    }

    /// The template for a content type; `nil` when the body goes through as it is.
    private func requestTemplate(
        for mediaType: String
    ) throws(GatewayRefusal) -> CompiledTemplate? {
        let template =
            requestTemplates.first { $0.contentType == mediaType }
            ?? requestTemplates.first { $0.contentType == "$default" }
        if let template { return template }
        switch passthrough {
        case .whenNoMatch: return nil
        case .whenNoTemplates where requestTemplates.isEmpty: return nil
        case .whenNoTemplates, .never: throw GatewayRefusal(.unsupportedMediaType)
        }
    }

    private func checkedBody(
        of request: GatewayRequest,
        _ mediaType: String
    ) throws(GatewayRefusal) -> MappingTemplateBody {
        let text = Array(request.body.readableBytesView)
        guard let bodyCheck, mediaType == "application/json" else {
            return MappingTemplateBody(text: text)
        }
        do throws(RequestBodyError) {
            return MappingTemplateBody(value: try bodyCheck.parse(request.body), text: text)
        } catch {
            throw GatewayRefusal(.badRequestBody, fault: error.fault, detail: error.detail)
        }
    }

    private func mapped(
        _ message: MappingTemplateMessage,
        by template: CompiledTemplate?,
        request: GatewayRequest
    ) throws(GatewayRefusal) -> (output: [UInt8], overrides: MappingTemplateOverrides) {
        guard let template else {
            return (Array(request.body.readableBytesView), message.overrides)
        }
        let result = try rendered(template, message)
        return (result.output, result.overrides)
    }

    private func rendered(
        _ template: CompiledTemplate,
        _ message: MappingTemplateMessage
    ) throws(GatewayRefusal) -> MappingTemplateResult {
        do throws(VelocityError) {
            return try template.template.render(message)
        } catch {
            failureLog.note(error)
            throw GatewayRefusal(.apiConfigurationError)
        }
    }

    private func execute(
        _ call: StartSyncExecutionCall,
        for request: GatewayRequest,
        in exchange: Exchange
    ) async throws(GatewayRefusal) -> ExecutionResult {
        guard admission.enter() else { throw GatewayRefusal(.throttled) }
        if isBounded {
            return await run(call, requestID: request.id)
        }
        let id = request.id
        return try await exchange.patience.wait(timeLimit) {
            await run(call, requestID: id)
        }
    }

    private func run(
        _ call: StartSyncExecutionCall,
        requestID: RequestID
    ) async -> ExecutionResult {
        defer { admission.leave() }
        let result = await engine.execute(call.input, name: call.name)
        failureLog.note(result, requestID: requestID)
        return result
    }

    private func answer(
        _ response: CompiledResponse,
        from envelope: JSONValue,
        _ message: MappingTemplateMessage
    ) throws(GatewayRefusal) -> GatewayAnswer {
        guard let template = response.template else {
            var bytes: [UInt8] = []
            envelope.write(to: &bytes)
            return GatewayAnswer(
                status: message.overrides.status ?? response.status,
                headers: response.headers,
                body: ByteBuffer(bytes: bytes)
            )
        }
        var message = message
        message.body = MappingTemplateBody(value: envelope)
        let result = try rendered(template, message)
        var headers = response.headers
        if let overridden = result.overrides.response["header"]?.object {
            for (name, value) in overridden {
                guard let name = HTTPField.Name(name) else { continue }
                headers[name] = value.string ?? value.text
            }
        }
        return GatewayAnswer(
            status: result.overrides.status ?? response.status,
            headers: headers,
            body: ByteBuffer(bytes: result.output)
        )
    }
}
