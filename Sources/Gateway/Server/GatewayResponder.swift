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
            if request.headers[.expect] != nil, !announcesTooMuch(request) {
                try await writer.writeInformationalHead(HTTPResponse(status: .continue))
            }
            if let body = try await body(of: request) {
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
        if request.method == .head {
            try await writer.writeResponse(head)
        } else {
            try await writer.write(response: head, body: ResponseBody(byteBuffer: answer.body))
        }
    }

    private func announcesTooMuch(_ request: Request) -> Bool {
        contentLength(of: request).map { $0 > GatewayLimits.bodyByteCount } ?? false
    }

    private func contentLength(of request: Request) -> Int? {
        request.headers[.contentLength].flatMap { Int($0) }
    }

    /// Reads a body as far as it may be long.
    ///
    /// - Returns: The body, or `nil` when it is too large.
    private func body(of request: Request) async throws -> ByteBuffer? {
        guard !announcesTooMuch(request) else { return nil }
        if contentLength(of: request) == 0 { return ByteBuffer() }
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
        }
        return body ?? ByteBuffer()
    }
}
