package import Functions
package import HTTPTypes
package import NIOCore

/// A request as the gateway sees it, its body read.
package struct GatewayRequest: Sendable {
    /// The identifier that the answer will carry.
    package let id: RequestID

    /// The method.
    package let method: String

    /// The path as the client wrote it, without the query; once routed, without the stage.
    package var path: Substring

    /// The query as the client wrote it, without its question mark.
    package let query: Substring?

    /// The head.
    package let head: HTTPRequest

    /// The body.
    package var body = ByteBuffer()

    /// Who asks.
    package let peer: SocketAddress?

    package init(id: RequestID, head: HTTPRequest, peer: SocketAddress?) {
        self.id = id
        self.head = head
        self.peer = peer
        method = head.method.rawValue
        let target = head.path ?? "/"
        if let mark = Self.questionMark(in: target) {
            path = target[..<mark]
            query = target[target.utf8.index(after: mark)...]
        } else {
            path = target[...]
            query = nil
        }
    }

    private static func questionMark(in target: String) -> String.Index? {
        let utf8 = target.utf8
        let bytes = utf8.span
        for offset in 0..<bytes.count where bytes[offset] == UInt8(ascii: "?") {
            return utf8.index(utf8.startIndex, offsetBy: offset)
        }
        return nil
    }

    /// The content type without its parameters, in lower case; JSON when there is none.
    var mediaType: String {
        guard let value = head.headerFields.value(of: .contentType), value != "application/json"
        else {
            return "application/json"
        }
        let type = value.prefix { $0 != ";" }
        let trimmed = type.drop { $0 == " " || $0 == "\t" }
        return String(trimmed.prefix { $0 != " " && $0 != "\t" }).lowercased()
    }

    /// The size of request line and headers, in bytes.
    var headByteCount: Int {
        var count = method.utf8.count + (head.path?.utf8.count ?? 0)
        for field in head.headerFields {
            count += field.name.rawName.utf8.count + field.value.utf8.count + 4
        }
        return count
    }

    /// The parameters of the query, decoded, in their order.
    var queryParameters: [(name: String, value: String)] {
        guard let query, !query.isEmpty else { return [] }
        return query.split(separator: "&").map { pair in
            guard let sign = pair.utf8.firstIndex(of: UInt8(ascii: "=")) else {
                return (pair.percentDecoded(plusIsBlank: true), "")
            }
            let value = pair[pair.utf8.index(after: sign)...]
            return (
                pair[..<sign].percentDecoded(plusIsBlank: true),
                value.percentDecoded(plusIsBlank: true)
            )
        }
    }

    /// The headers with the names that the client wrote, `Host` among them.
    var headerFields: [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        if let authority = head.authority { fields.append(("Host", authority)) }
        for field in head.headerFields {
            fields.append((field.name.rawName, field.value))
        }
        return fields
    }
}
