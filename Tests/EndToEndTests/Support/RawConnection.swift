import NIOCore
import NIOPosix
import Synchronization

/// A connection that sends whatever a test likes, and notes what comes back.
final class RawConnection: Sendable {
    private let channel: any Channel
    private let answer: AnswerText

    private init(channel: any Channel, answer: AnswerText) {
        self.channel = channel
        self.answer = answer
    }

    /// Connects, runs `body`, and closes whatever happens.
    static func with<Result>(
        port: Int,
        _ body: (RawConnection) async throws -> Result
    ) async throws -> Result {
        let connection = try await open(port: port)
        defer { connection.vanish() }
        return try await body(connection)
    }

    /// Connects; whoever opens a connection lets it vanish.
    static func open(port: Int) async throws -> RawConnection {
        let answer = AnswerText()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AnswerTextHandler(answer))
                }
            }
            .connect(host: "127.0.0.1", port: port)
            .get()
        return RawConnection(channel: channel, answer: answer)
    }

    /// Sends a text as it is.
    func send(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text)).get()
    }

    /// Sends a text again and again, until the server closes the connection or so many bytes went.
    ///
    /// - Returns: How many bytes went.
    func flood(with text: String, upTo limit: Int) async -> Int {
        let part = ByteBuffer(string: text)
        var count = 0
        while count < limit {
            do {
                try await channel.writeAndFlush(part).get()
            } catch {
                return count
            }
            count += part.readableBytes
        }
        return count
    }

    /// What came back so far.
    var received: String { answer.text.withLock { $0 } }

    /// Closes the connection without a word.
    func vanish() {
        channel.close(promise: nil)
    }
}

/// The first bytes of what a server answered.
private final class AnswerText: Sendable {
    static let limit = 65_536

    let text = Mutex("")
}

private final class AnswerTextHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let answer: AnswerText

    init(_ answer: AnswerText) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = String(buffer: unwrapInboundIn(data))
        answer.text.withLock { text in
            if text.utf8.count < AnswerText.limit { text += part }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
