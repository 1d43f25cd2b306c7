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
        var literals: [(text: String, node: Int)] = []
        var parameter: Int?
        var methods: [(method: String, route: Int)] = []
        var greedyMethods: [(method: String, route: Int)] = []
    }

    private var nodes = [Node()]
    private let stage: String

    package init(_ api: RESTAPI) {
        stage = api.stage
        for (index, route) in api.routes.enumerated() {
            insert(route, index)
        }
    }

    private mutating func insert(_ route: Route, _ index: Int) {
        let method = route.method.rawValue
        var current = 0
        for part in route.path.parts {
            switch part {
            case .literal(let text):
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
        guard path.first == "/" else { return nil }
        let rest = path.dropFirst()
        let parts =
            rest.isEmpty
            ? [] : rest.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= GatewayLimits.pathPartCount, !parts.contains(where: \.isEmpty) else {
            return nil
        }
        var values: [Substring] = []
        if let route = find(parts[...], at: 0, method, &values) {
            return match(route, values, path)
        }
        guard parts.first.map({ $0 == stage }) == true,
            let route = find(parts.dropFirst(), at: 0, method, &values)
        else { return nil }
        let staged = rest.dropFirst(stage.count)
        return match(route, values, staged.isEmpty ? "/" : staged)
    }

    private func match(_ route: Int, _ values: [Substring], _ path: Substring) -> Match {
        Match(route: route, values: values.map { $0.percentDecoded() }, path: path)
    }

    /// Walks down from a node; no deeper than the path has parts, whose number is bounded.
    private func find(
        _ parts: ArraySlice<Substring>,
        at node: Int,
        _ method: String,
        _ values: inout [Substring]
    ) -> Int? {
        guard let part = parts.first else {
            return nodes[node].methods.first { $0.method == method }?.route
        }
        let text = part.utf8.contains(UInt8(ascii: "%")) ? Substring(part.percentDecoded()) : part
        if let next = nodes[node].literals.first(where: { $0.text == text }),
            let route = find(parts.dropFirst(), at: next.node, method, &values)
        {
            return route
        }
        if let next = nodes[node].parameter {
            values.append(part)
            if let route = find(parts.dropFirst(), at: next, method, &values) { return route }
            values.removeLast()
        }
        guard let greedy = nodes[node].greedyMethods.first(where: { $0.method == method }) else {
            return nil
        }
        values.append(parts.joined(separator: "/")[...])
        return greedy.route
    }
}
