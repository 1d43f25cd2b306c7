import ExpressWorkflows
import HTTPTypes
import JSON
import NIOCore

/// What `orders executions` and `orders execution` ask: the recorded executions of this process.
///
/// `GET /_expressway/executions?name=PREFIX&failed=true&limit=N` lists summaries, the newest first;
/// `GET /_expressway/executions/ID` answers one record as JSON, and with `?width=COLUMNS` as a text
/// to be read state by state. Only a client on this machine that names this machine gets an answer;
/// to anybody else the routes do not exist.
struct ExecutionRoutes: Sendable {
    /// What the paths begin with; an API's own resources cannot, since it is taken first.
    static let path = "/_expressway/executions"

    /// How wide the lines of a text may be asked for.
    static let columns = 40...1_000

    let recorder: InMemoryExecutionRecorder

    /// Answers a request for one of these routes.
    ///
    /// - Returns: The answer, or `nil` when the request is none for these routes, or not entitled.
    func answer(to request: GatewayRequest) -> GatewayAnswer? {
        guard request.method == "GET", request.path.utf8.starts(with: Self.path.utf8),
            isLocal(request)
        else { return nil }
        let rest = request.path.dropFirst(Self.path.count)
        if rest.isEmpty { return list(request) }
        guard rest.first == "/", rest.count > 1 else { return nil }
        let id = rest.dropFirst().percentDecoded()
        guard let record = recorder.record(for: id) else {
            return GatewayAnswer(status: 404, json: #"{"message":"No such execution"}"#.utf8)
        }
        guard let width = parameter("width", of: request).flatMap({ Int($0) }) else {
            return answer(record.json)
        }
        let columns = min(max(width, Self.columns.lowerBound), Self.columns.upperBound)
        return GatewayAnswer(
            status: 200,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: ByteBuffer(string: ExecutionTrace(record).rendered(width: columns))
        )
    }

    private func parameter(_ name: String, of request: GatewayRequest) -> String? {
        request.queryParameters.last { $0.name == name }?.value
    }

    private func list(_ request: GatewayRequest) -> GatewayAnswer {
        func value(_ name: String) -> String? { parameter(name, of: request) }
        let limit = value("limit").flatMap { Int($0) } ?? GatewayLimits.listedExecutionCount
        let summaries = recorder.summaries(
            ExecutionQuery(
                namePrefix: value("name") ?? "",
                failedOnly: value("failed") == "true",
                limit: min(max(0, limit), GatewayLimits.listedExecutionCount)
            )
        )
        return answer(["executions": JSONValue(summaries.map(\.json))])
    }

    private func answer(_ value: JSONValue) -> GatewayAnswer {
        var bytes: [UInt8] = []
        value.write(to: &bytes)
        return GatewayAnswer(status: 200, json: bytes)
    }

    /// Whether the request comes from this machine, directly, and was meant for it.
    ///
    /// The host's name counts too: a page in a browser may make it ask here under another name.
    private func isLocal(_ request: GatewayRequest) -> Bool {
        guard request.peer?.isLoopback == true,
            !request.head.headerFields.contains(where: {
                $0.name.canonicalName == "forwarded" || $0.name.canonicalName == "x-forwarded-for"
            })
        else { return false }
        guard let authority = request.head.authority else { return false }
        let host =
            authority.hasPrefix("[")
            ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
        return host == "localhost" || host == "::1" || isLoopbackAddress(host)
    }

    /// Whether a host is `127.x.y.z` in digits; a name may begin like it.
    private func isLoopbackAddress(_ host: Substring) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }
}

extension SocketAddress {
    /// Whether the address is this machine's own.
    var isLoopback: Bool {
        switch self {
        case .v4: ipAddress?.hasPrefix("127.") == true
        case .v6: ipAddress == "::1" || ipAddress?.hasPrefix("::ffff:127.") == true
        case .unixDomainSocket: true
        }
    }
}
