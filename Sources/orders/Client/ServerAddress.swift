import ArgumentParser

/// Where a server listens, as `--url` names it.
struct ServerAddress: Sendable, Hashable, ExpressibleByArgument, CustomStringConvertible {
    /// The host name or address.
    var host: String

    /// The TCP port.
    var port: Int

    /// What stands before each path, such as `/prod`; empty or begins with a slash.
    var basePath: String

    /// The address `orders serve` uses when nothing else is said.
    static let local = ServerAddress(host: "127.0.0.1", port: 8080, basePath: "")

    init(host: String, port: Int, basePath: String) {
        self.host = host
        self.port = port
        self.basePath = basePath
    }

    /// Reads `http://HOST[:PORT][/PREFIX]`; nothing else is accepted.
    init?(argument: String) {
        let scheme = "http://"
        guard argument.hasPrefix(scheme) else { return nil }
        let rest = argument.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        guard !authority.isEmpty else { return nil }
        var path = String(rest.dropFirst(authority.count))
        while path.hasSuffix("/") { path.removeLast() }
        var host = String(authority)
        var port = 80
        if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
            guard let number = Int(authority[authority.index(after: colon)...]),
                (1...65_535).contains(number)
            else { return nil }
            port = number
            host = String(authority[..<colon])
        }
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = String(host.dropFirst().dropLast())
        }
        guard !host.isEmpty else { return nil }
        self.init(host: host, port: port, basePath: path)
    }

    var description: String { "http://\(authority)\(basePath)" }

    /// The value of the `Host` header.
    var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
