import Functions
import HTTPTypes
import JSON
import LocalFunctions
import NIOCore
import Stacks

/// A route that hands its requests to a function.
///
/// A class, so that a request takes hold of its route by one reference.
final class FunctionRoute: Sendable {
    private let function: LocalInvoker.Resolved
    private let invoker: LocalInvoker
    private let surroundings: RouteSurroundings
    private let timeLimit: IntegrationTimeLimit

    init(
        function: LocalInvoker.Resolved,
        invoker: LocalInvoker,
        surroundings: RouteSurroundings,
        timeLimit: IntegrationTimeLimit
    ) {
        self.function = function
        self.invoker = invoker
        self.surroundings = surroundings
        self.timeLimit = timeLimit
    }

    /// Asks the function.
    ///
    /// - Throws: The occasion for an answer of the gateway's own.
    func answer(
        to request: GatewayRequest,
        parameterValues: [String],
        in exchange: Exchange
    ) async throws(GatewayRefusal) -> GatewayAnswer {
        let event = ProxyEvent(
            surroundings: surroundings,
            request: request,
            parameterValues: parameterValues,
            exchange: exchange
        ).value
        let result: Result<JSONValue, InvocationFailure>
        if timeLimit.isBounded {
            result = await Self.invoke(invoker, function, event)
        } else {
            result = try await exchange.patience.wait(timeLimit.duration) { [invoker, function] in
                await Self.invoke(invoker, function, event)
            }
        }
        switch result {
        case .success(let value): return try Self.answer(from: value)
        case .failure(let failure): throw Self.refusal(for: failure)
        }
    }

    private static func invoke(
        _ invoker: LocalInvoker,
        _ function: LocalInvoker.Resolved,
        _ event: JSONValue
    ) async -> Result<JSONValue, InvocationFailure> {
        do throws(InvocationFailure) {
            return .success(try await invoker.invoke(function, input: event))
        } catch {
            return .failure(error)
        }
    }

    /// A function that fails, or answers in a wrong shape, is a bad gateway to the client.
    private static func refusal(for failure: InvocationFailure) -> GatewayRefusal {
        switch failure.reason {
        case .throttled, .unknownFunction: GatewayRefusal(.apiConfigurationError)
        case .handlerError, .timeLimit, .deadline, .cancelled: .badGateway
        }
    }

    private static func answer(from value: JSONValue) throws(GatewayRefusal) -> GatewayAnswer {
        let response: ProxyResponse
        do throws(JSONReadingError) {
            response = try ProxyResponse(reading: value)
        } catch {
            throw .badGateway
        }
        var headers = HTTPFields()
        // What stands below 200 is no answer yet.
        guard response.statusCode >= 200 else { throw .badGateway }
        for header in response.headers where !isGatewaysOwn(header.name) {
            guard let name = HTTPField.Name(header.name),
                HTTPField.isValidValue(header.value)
            else { throw .badGateway }
            headers.append(HTTPField(name: name, value: header.value))
        }
        if !headers.contains(.contentType) { headers[.contentType] = "application/json" }
        var body = ByteBuffer()
        if response.isBase64Encoded {
            guard let bytes = Base64.decode(response.body) else { throw .badGateway }
            body.writeBytes(bytes)
        } else {
            body.writeString(response.body)
        }
        return GatewayAnswer(status: response.statusCode, headers: headers, body: body)
    }

    /// Whether only the gateway says what stands in a header: it is about the connection, or stands
    /// on every answer.
    private static func isGatewaysOwn(_ name: String) -> Bool {
        switch name.lowercased() {
        case "connection", "content-length", "date", "keep-alive", "transfer-encoding", "upgrade",
            "x-amzn-requestid":
            true
        default: false
        }
    }
}
