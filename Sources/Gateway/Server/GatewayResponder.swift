import Functions
import HTTPTypes
import HummingbirdCore
import NIOCore

/// Carries requests from the server to the gateway, and its answers back.
struct GatewayResponder: Sendable {
    let gateway: Gateway

    /// Where work runs that may outlast its answer.
    let executor: (any TaskExecutor)?

    /// Reads a request, has it answered, and writes the answer.
    ///
    /// Concurrent because Hummingbird's writer is; under a task executor that costs no hop.
    @concurrent func respond(
        to request: Request,
        writer: consuming ResponseWriter,
        on channel: any Channel
    ) async throws {
        var gatewayRequest = GatewayRequest(
            id: gateway.makeRequestID(),
            head: request.head,
            peer: channel.remoteAddress
        )
        let answer: GatewayAnswer
        switch gateway.admit(gatewayRequest) {
        case .answer(let immediate):
            answer = immediate
        case .route(let match):
            let length = BodyLength(of: request.headers)
            if length != .tooLarge, request.headers.contains(.expect) {
                try await writer.writeInformationalHead(HTTPResponse(status: .continue))
            }
            if let body = try await body(of: request, length) {
                gatewayRequest.body = body
                answer = await gateway.answer(
                    to: gatewayRequest,
                    by: match,
                    patience: Patience(eventLoop: channel.eventLoop, executor: executor)
                )
            } else {
                answer = gateway.tooLarge(gatewayRequest.id)
            }
        }
        let head = gateway.head(of: answer, id: gatewayRequest.id)
        if request.method == .head || answer.hasNoBody {
            try await writer.writeResponse(head)
        } else {
            try await writer.write(response: head, body: ResponseBody(byteBuffer: answer.body))
        }
    }

    /// Reads a body as far as it may be long.
    ///
    /// - Returns: The body, or `nil` when it is too large.
    private func body(of request: Request, _ length: BodyLength) async throws -> ByteBuffer? {
        switch length {
        case .none: return ByteBuffer()
        case .tooLarge: return nil
        case .known, .open: break
        }
        var body: ByteBuffer?
        for try await part in request.body {
            guard (body?.readableBytes ?? 0) + part.readableBytes <= GatewayLimits.bodyByteCount
            else { return nil }
            // Most bodies come in one part, which is taken as it is.
            if body == nil {
                body = part
            } else {
                body?.writeImmutableBuffer(part)
            }
            // Behind the last byte only the request's end comes, which the server awaits itself.
            if length == .known(body?.readableBytes ?? 0) { break }
        }
        return body ?? ByteBuffer()
    }
}

/// How long a body will be, as its request's head tells.
private enum BodyLength: Equatable {
    /// There is none, or an empty one.
    case none
    /// So many bytes.
    case known(Int)
    /// It ends where it ends.
    case open
    /// Longer than any that is read.
    case tooLarge

    init(of headers: HTTPFields) {
        guard let text = headers.value(of: .contentLength) else {
            self = headers.contains(.transferEncoding) ? .open : .none
            return
        }
        switch Int(text) {
        case 0: self = .none
        case let length? where length > GatewayLimits.bodyByteCount: self = .tooLarge
        case let length?: self = .known(length)
        case nil: self = .open
        }
    }
}
