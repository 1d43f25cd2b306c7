import NIOHTTP1

/// One request as the client sends it.
struct HTTPRequestText: Sendable {
    /// The method's name.
    var method: HTTPMethod

    /// The path and query, before the server's prefix is added.
    var path: String

    /// The body; none for methods without one.
    var body: [UInt8]?

    static func get(_ path: String) -> HTTPRequestText {
        HTTPRequestText(method: .GET, path: path, body: nil)
    }

    static func post(_ path: String, _ body: [UInt8]) -> HTTPRequestText {
        HTTPRequestText(method: .POST, path: path, body: body)
    }
}

/// One complete answer.
struct HTTPAnswer: Sendable {
    /// The status code.
    var status: Int

    /// The headers as sent.
    var headers: HTTPHeaders

    /// The body's bytes.
    var body: [UInt8]
}

/// Why no complete answer came.
enum HTTPExchangeError: Error, CustomStringConvertible {
    /// The connection ended before the answer was complete.
    case connectionLost

    /// Another request still waits for its answer on this connection.
    case busy

    /// The answer's body exceeded the client's limit.
    case answerTooLarge(byteLimit: Int)

    var description: String {
        switch self {
        case .connectionLost: "the connection ended before the answer was complete"
        case .busy: "another request still waits for its answer on this connection"
        case .answerTooLarge(let limit): "the answer exceeds \(limit) bytes"
        }
    }
}
