import JSON
import NIOCore
import NIOHTTP1
import NIOPosix

/// A keep-alive connection that asks one thing after another.
struct TestClient: Sendable {
    /// A complete answer.
    struct Answer: Sendable {
        var status: Int
        var headers: HTTPHeaders
        var body: [UInt8]

        /// The first value of a header.
        func header(_ name: String) -> String? { headers.first(name: name) }

        /// The body as JSON.
        var json: JSONValue {
            get throws { try JSONValue(parsing: body) }
        }
    }

    private let channel: any Channel
    private let answers: NIOLoopBound<AnswerCollector>

    /// Connects, runs `body`, and closes whatever happens.
    static func with<Result>(
        port: Int,
        _ body: (TestClient) async throws -> Result
    ) async throws -> Result {
        let client = try await connect(port: port)
        do {
            let result = try await body(client)
            client.channel.close(promise: nil)
            return result
        } catch {
            client.channel.close(promise: nil)
            throw error
        }
    }

    private static func connect(port: Int) async throws -> TestClient {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(AnswerCollector())
                }
            }
            .connect(host: "127.0.0.1", port: port)
            .get()
        let answers = try await channel.eventLoop.submit {
            NIOLoopBound(
                try channel.pipeline.syncOperations.handler(type: AnswerCollector.self),
                eventLoop: channel.eventLoop
            )
        }.get()
        return TestClient(channel: channel, answers: answers)
    }

    /// Asks for a resource.
    func get(_ path: String, headers: HTTPHeaders = [:]) async throws -> Answer {
        try await send(.GET, path, headers: headers, body: nil)
    }

    /// Posts a text as JSON.
    func post(
        _ path: String,
        _ body: String,
        headers: HTTPHeaders = ["content-type": "application/json"]
    ) async throws -> Answer {
        try await send(.POST, path, headers: headers, body: Array(body.utf8))
    }

    /// Posts a JSON value.
    func post(_ path: String, _ body: JSONValue) async throws -> Answer {
        try await post(path, body.text)
    }

    /// Sends any request and waits for its complete answer.
    func send(
        _ method: HTTPMethod,
        _ path: String,
        headers: HTTPHeaders = [:],
        body: [UInt8]?
    ) async throws -> Answer {
        let promise = channel.eventLoop.makePromise(of: Answer.self)
        channel.eventLoop.execute {
            // Closed before, it would never tell of its end again.
            guard channel.isActive else { return promise.fail(AnswerCollector.ConnectionLost()) }
            answers.value.promise = promise
            var headers = headers
            headers.replaceOrAdd(name: "host", value: "127.0.0.1")
            if let body { headers.replaceOrAdd(name: "content-length", value: "\(body.count)") }
            let head = HTTPRequestHead(
                version: .http1_1,
                method: method,
                uri: path,
                headers: headers
            )
            channel.write(HTTPClientRequestPart.head(head), promise: nil)
            if let body {
                let buffer = ByteBuffer(bytes: body)
                channel.write(HTTPClientRequestPart.body(.byteBuffer(buffer)), promise: nil)
            }
            channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
        }
        return try await promise.futureResult.get()
    }
}

/// Gathers the parts of an answer.
private final class AnswerCollector: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    /// The connection ended before the answer was complete.
    struct ConnectionLost: Error {}

    var promise: EventLoopPromise<TestClient.Answer>?
    private var head: HTTPResponseHead?
    private var body: [UInt8] = []

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let buffer):
            body.append(contentsOf: buffer.readableBytesView)
        case .end:
            guard let head else { return }
            promise?.succeed(
                TestClient.Answer(
                    status: Int(head.status.code),
                    headers: head.headers,
                    body: body
                )
            )
            promise = nil
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        promise?.fail(ConnectionLost())
        promise = nil
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise?.fail(error)
        promise = nil
        context.close(promise: nil)
    }
}
