package import Stacks

/// All routes of an API, compiled into a tree of path parts.
///
/// Literal parts win over parameters, parameters over greedy ones.
package struct RouteTable: Sendable {
    /// What a request found.
    package struct Match: Hashable, Sendable {
        /// The route, by its place in the API.
        package let route: Int

        /// The values of the path's parameters, decoded, in the order of the path.
        package let values: [String]

        /// The path without the stage.
        package let path: Substring
    }

    private struct Node: Sendable {
        var literals: [(text: [UInt8], node: Int)] = []
        var parameter: Int?
        var methods: [(method: String, route: Int)] = []
        var greedyMethods: [(method: String, route: Int)] = []
    }

    private var nodes = [Node()]
    private let stage: [UInt8]

    package init(_ api: RESTAPI) {
        stage = Array(api.stage.utf8)
        for (index, route) in api.routes.enumerated() {
            insert(route, index)
        }
    }

    private mutating func insert(_ route: Route, _ index: Int) {
        let method = route.method.rawValue
        var current = 0
        for part in route.path.parts {
            switch part {
            case .literal(let literal):
                let text = Array(literal.utf8)
                if let next = nodes[current].literals.first(where: { $0.text == text }) {
                    current = next.node
                } else {
                    nodes[current].literals.append((text, nodes.count))
                    current = appendNode()
                }
            case .parameter:
                if let next = nodes[current].parameter {
                    current = next
                } else {
                    nodes[current].parameter = nodes.count
                    current = appendNode()
                }
            case .greedy:
                nodes[current].greedyMethods.append((method, index))
                return
            }
        }
        nodes[current].methods.append((method, index))
    }

    private mutating func appendNode() -> Int {
        nodes.append(Node())
        return nodes.count - 1
    }

    /// Finds the route of a path, with or without the stage in front.
    ///
    /// - Parameters:
    ///   - method: The request's method.
    ///   - path: The path as the client wrote it, without the query.
    /// - Returns: The route and its parameters, or `nil` when no route takes the path.
    package func match(method: String, path: Substring) -> Match? {
        let utf8 = path.utf8
        let bytes = utf8.span
        guard Self.isWellFormed(bytes) else { return nil }
        var walk = Walk(method: method, path: path)
        // Of the path `/`, no part is left.
        if let route = find(in: bytes, behind: bytes.count == 1 ? 1 : 0, at: 0, &walk) {
            return Match(route: route, values: walk.decodedValues, path: path)
        }
        let end = Self.endOfPart(in: bytes, behind: 0)
        guard Self.part(of: bytes, 1..<end, is: stage),
            let route = find(in: bytes, behind: end, at: 0, &walk)
        else { return nil }
        let staged = end == bytes.count ? "/" : walk.text(end..<bytes.count)
        return Match(route: route, values: walk.decodedValues, path: staged)
    }

    /// Whether a path begins with a slash, and has neither empty parts nor too many.
    private static func isWellFormed(_ bytes: borrowing Span<UInt8>) -> Bool {
        guard bytes.count > 0, bytes[0] == UInt8(ascii: "/") else { return false }
        var partCount = 1
        for index in 1..<bytes.count where bytes[index] == UInt8(ascii: "/") {
            guard bytes[index - 1] != UInt8(ascii: "/") else { return false }
            partCount += 1
        }
        return partCount <= GatewayLimits.pathPartCount
            && (bytes.count == 1 || bytes[bytes.count - 1] != UInt8(ascii: "/"))
    }

    /// Where the part behind the slash at `slash` ends.
    private static func endOfPart(in bytes: borrowing Span<UInt8>, behind slash: Int) -> Int {
        var end = slash + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "/") { end += 1 }
        return min(end, bytes.count)
    }

    private static func part(
        of bytes: borrowing Span<UInt8>,
        _ range: Range<Int>,
        is text: [UInt8]
    ) -> Bool {
        guard range.count == text.count else { return false }
        for (offset, byte) in text.enumerated() where bytes[range.lowerBound + offset] != byte {
            return false
        }
        return true
    }

    /// Walks down from a node, behind a slash or the path's end; no deeper than the path has parts,
    /// whose number is bounded.
    private func find(
        in bytes: borrowing Span<UInt8>,
        behind slash: Int,
        at node: Int,
        _ walk: inout Walk
    ) -> Int? {
        guard slash < bytes.count else {
            return nodes[node].methods.first { $0.method == walk.method }?.route
        }
        let end = Self.endOfPart(in: bytes, behind: slash)
        let part = slash + 1..<end
        if let next = literal(part, in: bytes, at: node, walk),
            let route = find(in: bytes, behind: end, at: next, &walk)
        {
            return route
        }
        if let next = nodes[node].parameter {
            walk.values.append(part)
            if let route = find(in: bytes, behind: end, at: next, &walk) { return route }
            walk.values.removeLast()
        }
        guard let greedy = nodes[node].greedyMethods.first(where: { $0.method == walk.method })
        else { return nil }
        walk.values.append(part.lowerBound..<bytes.count)
        return greedy.route
    }

    /// The node behind a literal part, which the client may have escaped.
    private func literal(
        _ part: Range<Int>,
        in bytes: borrowing Span<UInt8>,
        at node: Int,
        _ walk: Walk
    ) -> Int? {
        guard !nodes[node].literals.isEmpty else { return nil }
        for index in part where bytes[index] == UInt8(ascii: "%") {
            let decoded = walk.text(part).percentDecoded()
            return nodes[node].literals.first { $0.text.elementsEqual(decoded.utf8) }?.node
        }
        for literal in nodes[node].literals where Self.part(of: bytes, part, is: literal.text) {
            return literal.node
        }
        return nil
    }
}

/// A search for the route of one request.
private struct Walk {
    let method: String
    let path: Substring

    /// Where the values of the parameters are that were passed so far, in UTF-8.
    var values: [Range<Int>] = []

    var decodedValues: [String] {
        values.map { text($0).percentDecoded() }
    }

    func text(_ range: Range<Int>) -> Substring {
        let utf8 = path.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return path[start..<utf8.index(start, offsetBy: range.count)]
    }
}
