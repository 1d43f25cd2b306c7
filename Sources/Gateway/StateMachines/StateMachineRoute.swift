import ExpressWorkflows
import Functions
import HTTPTypes
import JSON
import NIOCore
import Stacks
import Velocity

/// A route that runs an Express state machine and waits for its end.
///
/// A class, so that a request takes hold of its route by one reference.
final class StateMachineRoute: Sendable {
    private let runner: ExecutionRunner
    private let stateMachineARN: String
    private let mapping: RequestMapping
    private let responses: CompiledResponses
    private let surroundings: RouteSurroundings

    /// Whether any template may look at the request's parameters.
    private let readsParameters: Bool

    init(
        runner: ExecutionRunner,
        mapping: RequestMapping,
        responses: CompiledResponses,
        surroundings: RouteSurroundings
    ) {
        self.runner = runner
        self.mapping = mapping
        self.responses = responses
        self.surroundings = surroundings
        stateMachineARN = runner.engine.identity.stateMachineARN
        readsParameters =
            mapping.templates.contains(where: \.readsParameters)
            || responses.success.template?.readsParameters ?? false
            || responses.refusal.template?.readsParameters ?? false
    }

    /// Runs an execution.
    ///
    /// - Throws: The occasion for an answer of the gateway's own.
    func answer(
        to request: GatewayRequest,
        parameterValues: [String],
        in exchange: Exchange
    ) async throws(GatewayRefusal) -> GatewayAnswer {
        let mediaType = request.mediaType
        let template = try mapping.template(for: mediaType)
        var message = surroundings.message(
            for: request,
            parameterValues: parameterValues,
            in: exchange,
            withParameters: readsParameters
        )
        message.body = try mapping.checkedBody(of: request, mediaType)
        let call = try mapped(message, by: template, request: request)
        message.overrides = call.overrides

        switch StartSyncExecutionCall.read(call.output, for: stateMachineARN) {
        case .success(let call):
            let result = try await runner.execute(
                call,
                requestID: request.id,
                exchange.patience
            )
            let envelope = result.envelope(inputText: call.inputText)
            return try answer(responses.success, from: envelope, message)
        case .failure(let error):
            return try answer(responses.refusal, from: error.envelope, message)
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
            runner.failureLog.note(error)
            throw GatewayRefusal(.apiConfigurationError)
        }
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
