import JSON
import Terminal

/// Asks a running server for its recorded executions.
struct ExecutionClient {
    /// The server.
    var address: ServerAddress

    /// The recent executions, the newest first.
    ///
    /// - Throws: ``CommandError`` if the server does not answer as one.
    func list(name: String?, failed: Bool) async throws -> JSONArray {
        var query: [String] = []
        if let name { query.append("name=\(Self.encoded(name))") }
        if failed { query.append("failed=true") }
        let suffix = query.isEmpty ? "" : "?" + query.joined(separator: "&")
        let body = try await ask("/_expressway/executions\(suffix)")
        guard let executions = body["executions"]?.array else {
            throw CommandError("\(address): expected a list of executions, found \(body)")
        }
        return executions
    }

    /// One execution's record, as the server sent it.
    func record(_ id: String) async throws -> JSONValue {
        try await ask("/_expressway/executions/\(Self.encoded(id))")
    }

    /// One execution state by state, as a text with lines of at most `width` columns.
    func trace(_ id: String, width: Int) async throws -> String {
        let path = "/_expressway/executions/\(Self.encoded(id))?width=\(width)"
        return String(decoding: try await answer(to: path).body, as: UTF8.self)
    }

    private func ask(_ path: String) async throws -> JSONValue {
        try JSONValue(parsing: try await answer(to: path).body)
    }

    private func answer(to path: String) async throws -> HTTPAnswer {
        let answer = try await HTTPConnection.with(address) { try await $0.send(.get(path)) }
        guard answer.status == 200 else {
            let message = try JSONValue(parsing: answer.body)["message"]?.string
            throw CommandError("\(address): \(message ?? "status \(answer.status)")")
        }
        return answer
    }

    /// Percent-encodes all but unreserved characters (RFC 3986, section 2.3).
    private static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (byte < 16 ? "0" : "") + digits
            }
        }
        return result
    }
}
