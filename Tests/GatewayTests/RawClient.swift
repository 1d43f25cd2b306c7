import NIOCore
import NIOPosix

/// An answer as it came over the socket.
struct RawAnswer: Sendable {
    let status: Int
    let head: String
    let body: String

    /// The first value of a header; the name's case does not matter.
    func header(_ name: String) -> String? {
        for line in head.split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == name.lowercased() else { continue }
            return String(parts[1].drop { $0 == " " })
        }
        return nil
    }
}

/// A connection that sends bytes as they are, so that tests can break every rule.
struct RawClient: Sendable {
    /// The client's end of one connection.
    struct Connection {
        fileprivate var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        fileprivate let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
        fileprivate let channel: any Channel
        private var received = ByteBuffer()

        fileprivate init(
            inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
            outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
            channel: any Channel
        ) {
            self.inbound = inbound
            self.outbound = outbound
            self.channel = channel
        }

        /// Sends text as it is.
        func send(_ text: String) async throws {
            try await outbound.write(ByteBuffer(string: text))
        }

        /// Sends bytes as they are.
        func send(_ bytes: [UInt8]) async throws {
            try await outbound.write(ByteBuffer(bytes: bytes))
        }

        /// Sends a request with its length.
        func send(
            _ method: String,
            _ path: String,
            body: String? = nil,
            headers: [String] = []
        ) async throws {
            var lines = ["\(method) \(path) HTTP/1.1", "Host: localhost"] + headers
            if let body { lines.append("Content-Length: \(body.utf8.count)") }
            try await send(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
        }

        /// Reads one answer; `nil` when the connection ends first.
        mutating func answer() async throws -> RawAnswer? {
            try await answer(withBody: true)
        }

        /// Reads the head of an answer that has no body, whatever it says of its length.
        mutating func answerHead() async throws -> RawAnswer? {
            try await answer(withBody: false)
        }

        private mutating func answer(withBody: Bool) async throws -> RawAnswer? {
            while true {
                if let answer = takeAnswer(withBody: withBody) { return answer }
                guard var part = try await inbound.next(isolation: #isolation) else { return nil }
                received.writeBuffer(&part)
            }
        }

        /// Waits until the server closes the connection.
        mutating func end() async throws {
            while try await inbound.next(isolation: #isolation) != nil {}
        }

        /// Says that nothing more will be sent.
        func finishSending() async throws {
            try await channel.close(mode: .output)
        }

        /// Closes the connection without a word.
        func vanish() async throws {
            try await channel.close()
        }

        private mutating func takeAnswer(withBody: Bool) -> RawAnswer? {
            let text = String(buffer: received)
            guard let headEnd = text.firstRange(of: "\r\n\r\n") else { return nil }
            let head = String(text[..<headEnd.lowerBound])
            let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            let headCount = head.utf8.count + 4
            let draft = RawAnswer(status: status, head: head, body: "")
            let length = withBody ? draft.header("content-length").flatMap { Int($0) } ?? 0 : 0
            guard received.readableBytes >= headCount + length else { return nil }
            received.moveReaderIndex(forwardBy: headCount)
            let body = received.readString(length: length) ?? ""
            return RawAnswer(status: status, head: head, body: body)
        }
    }

    let address: SocketAddress

    /// Opens a connection for the time of `body`.
    func connect<Value: Sendable>(
        _ body: (inout Connection) async throws -> Value
    ) async throws -> Value {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(to: address) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel
                    )
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var connection = Connection(
                inbound: inbound.makeAsyncIterator(),
                outbound: outbound,
                channel: channel.channel
            )
            return try await body(&connection)
        }
    }

    /// Sends one request and reads its answer.
    func request(
        _ method: String,
        _ path: String,
        body: String? = nil,
        headers: [String] = []
    ) async throws -> RawAnswer {
        try await connect { connection in
            try await connection.send(method, path, body: body, headers: headers)
            guard let answer = try await connection.answer() else { throw NoAnswer() }
            return answer
        }
    }

    /// The connection ended before the answer did.
    struct NoAnswer: Error {}
}
