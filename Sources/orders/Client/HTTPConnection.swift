import NIOCore
import NIOHTTP1
import NIOPosix

/// One keep-alive connection for commands that ask one thing after another.
struct HTTPConnection: Sendable {
    private let channel: any Channel
    private let handler: NIOLoopBound<HTTPExchangeHandler>

    /// How long connecting may take.
    static let connectTimeout = TimeAmount.seconds(5)

    /// Connects, runs `body` and closes again.
    ///
    /// - Throws: What connecting or `body` throws.
    static func with<Result>(
        _ address: ServerAddress,
        _ body: (HTTPConnection) async throws -> Result
    ) async throws -> Result {
        let connection = try await open(address)
        do {
            let result = try await body(connection)
            try await connection.close()
            return result
        } catch {
            // The first failure is the one worth telling; closing is a courtesy by then.
            connection.channel.close(promise: nil)
            throw error
        }
    }

    private static func open(_ address: ServerAddress) async throws -> HTTPConnection {
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let channel = try await ClientBootstrap(group: loop)
            .connectTimeout(connectTimeout)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(
                        HTTPExchangeHandler(address: address)
                    )
                }
            }
            .connect(host: address.host, port: address.port)
            .get()
        let handler = try await channel.eventLoop.submit {
            let handler = try channel.pipeline.syncOperations.handler(
                type: HTTPExchangeHandler.self
            )
            return NIOLoopBound(handler, eventLoop: channel.eventLoop)
        }.get()
        return HTTPConnection(channel: channel, handler: handler)
    }

    /// Sends a request and waits for its complete answer.
    ///
    /// - Throws: ``HTTPExchangeError`` or an I/O error.
    func send(_ request: HTTPRequestText) async throws -> HTTPAnswer {
        let promise = channel.eventLoop.makePromise(of: HTTPAnswer.self)
        channel.eventLoop.execute {
            handler.value.send(request) { promise.completeWith($0) }
        }
        return try await promise.futureResult.get()
    }

    private func close() async throws {
        guard channel.isActive else { return }
        try await channel.close().get()
    }
}
