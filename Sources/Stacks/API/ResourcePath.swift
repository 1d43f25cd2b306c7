/// The path of a resource: literal parts and `{parameters}`.
public struct ResourcePath: Hashable, Sendable, CustomStringConvertible,
    ExpressibleByStringLiteral
{
    /// One part of a path, between two slashes.
    public enum Part: Hashable, Sendable {
        /// Text that must be there.
        case literal(String)
        /// `{name}`: any one part.
        case parameter(String)
        /// `{name+}`: all the parts that are left; at the end only.
        case greedy(String)
    }

    /// The path as it was written.
    public let description: String

    /// The parts, in order; none for `/`.
    public let parts: [Part]

    /// Reads a path.
    ///
    /// Every text gives a path; what API Gateway would refuse in it is told by a stack's
    /// diagnostics.
    public init(_ text: String) {
        description = text
        parts = text.split(separator: "/").map { part in
            guard part.hasPrefix("{"), part.hasSuffix("}") else { return .literal(String(part)) }
            let name = part.dropFirst().dropLast()
            return name.hasSuffix("+")
                ? .greedy(String(name.dropLast())) : .parameter(String(name))
        }
    }

    /// Reads a path.
    public init(stringLiteral value: String) { self.init(value) }

    /// The names of its parameters, in order.
    public var parameterNames: [String] {
        parts.compactMap { part in
            switch part {
            case .literal: nil
            case .parameter(let name), .greedy(let name): name
            }
        }
    }

    /// What API Gateway would refuse in it, or `nil`.
    var fault: String? {
        guard description.hasPrefix("/") else {
            return "expected a path that begins with '/' but found '\(description)'"
        }
        if description.count > 1, description.hasSuffix("/") || description.contains("//") {
            return "expected a path without empty parts but found '\(description)'"
        }
        let names = parameterNames
        guard Set(names).count == names.count else {
            return "expected distinct parameters but found '\(description)'"
        }
        for (index, part) in parts.enumerated() {
            if let fault = Self.fault(of: part, isLast: index == parts.count - 1) { return fault }
        }
        return nil
    }

    private static func fault(of part: Part, isLast: Bool) -> String? {
        switch part {
        case .literal(let text):
            let isPlain = text.utf8.allSatisfy {
                $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") && $0 > 0x20 && $0 < 0x7F
            }
            return isPlain ? nil : "expected a literal or '{name}' but found '\(text)'"
        case .parameter(let name), .greedy(let name):
            let isName = name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
                    UInt8(ascii: "."), UInt8(ascii: "$"), UInt8(ascii: ":"):
                    true
                default: false
                }
            }
            guard isName, !name.isEmpty else {
                return "expected a parameter's name but found '\(name)'"
            }
            if case .greedy = part, !isLast {
                return "expected '{\(name)+}' at the end of the path"
            }
            return nil
        }
    }
}
