import NIOCore
import NIOHTTP1

/// Sends one request at a time on a keep-alive connection and hands over each complete answer.
///
/// Lives on its channel's event loop; so do its callers.
final class HTTPExchangeHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    /// The largest body that is accepted, in bytes.
    static let bodyByteLimit = 64 << 20

    private let address: ServerAddress
    private var context: ChannelHandlerContext?
    private var head: HTTPResponseHead?
    private var body: [UInt8] = []
    private var completion: ((Result<HTTPAnswer, any Error>) -> Void)?

    init(address: ServerAddress) {
        self.address = address
    }

    /// Sends a request; `completion` is called on the event loop, exactly once.
    func send(
        _ request: HTTPRequestText,
        completion: @escaping (Result<HTTPAnswer, any Error>) -> Void
    ) {
        guard let context else { return completion(.failure(HTTPExchangeError.connectionLost)) }
        guard self.completion == nil else { return completion(.failure(HTTPExchangeError.busy)) }
        self.completion = completion
        var headers: HTTPHeaders = ["host": address.authority]
        if let body = request.body {
            headers.add(name: "content-type", value: "application/json")
            headers.add(name: "content-length", value: String(body.count))
        }
        let head = HTTPRequestHead(
            version: .http1_1,
            method: request.method,
            uri: address.basePath + request.path,
            headers: headers
        )
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if let body = request.body {
            let buffer = context.channel.allocator.buffer(bytes: body)
            context.write(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    /// Closes the connection.
    func disconnect() {
        context?.close(promise: nil)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        finish(.failure(HTTPExchangeError.connectionLost))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body.removeAll(keepingCapacity: true)
        case .body(let buffer):
            guard body.count + buffer.readableBytes <= Self.bodyByteLimit else {
                finish(.failure(HTTPExchangeError.answerTooLarge(byteLimit: Self.bodyByteLimit)))
                return context.close(promise: nil)
            }
            body.append(contentsOf: buffer.readableBytesView)
        case .end:
            guard let head else { return }
            self.head = nil
            let answer = HTTPAnswer(
                status: Int(head.status.code),
                headers: head.headers,
                body: body
            )
            if !head.isKeepAlive { context.close(promise: nil) }
            finish(.success(answer))
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish(.failure(HTTPExchangeError.connectionLost))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        finish(.failure(error))
        context.close(promise: nil)
    }

    private func finish(_ result: Result<HTTPAnswer, any Error>) {
        guard let completion else { return }
        self.completion = nil
        completion(result)
    }
}
