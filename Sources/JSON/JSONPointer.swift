/// The way from a value to one of its parts, as RFC 6901 writes it: `/lines/0/quantity`.
public struct JSONPointer: Sendable, Hashable {
    /// The steps: names of members or indices of elements, not escaped.
    public var tokens: [String]

    /// Creates a pointer from steps; none lead to the value itself.
    public init(tokens: [String] = []) {
        self.tokens = tokens
    }

    /// Reads a pointer's text: empty, or `/` before each step with `~1` for `/` and `~0` for `~`.
    ///
    /// - Returns: `nil` if the text does not begin with `/` or a `~` stands before anything else.
    public init?(_ text: String) {
        guard !text.isEmpty else {
            self.init()
            return
        }
        var steps = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard steps.removeFirst().isEmpty else { return nil }
        var tokens: [String] = []
        for step in steps {
            guard let token = Self.unescaped(step) else { return nil }
            tokens.append(token)
        }
        self.init(tokens: tokens)
    }

    /// This pointer and one more step to a member.
    public func appending(_ key: String) -> JSONPointer {
        JSONPointer(tokens: tokens + [key])
    }

    /// This pointer and one more step to an element.
    public func appending(_ index: Int) -> JSONPointer {
        appending(String(index))
    }

    /// One step and then this pointer.
    package func prepending(_ token: String) -> JSONPointer {
        JSONPointer(tokens: [token] + tokens)
    }

    /// The index that a step stands for: digits, no leading zero.
    static func index(of token: String) -> Int? {
        let digits = token.utf8
        guard let first = digits.first, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            first != 0x30 || digits.count == 1
        else { return nil }
        return Int(token)
    }

    private static func unescaped(_ step: Substring.UTF8View) -> String? {
        guard step.contains(UInt8(ascii: "~")) else { return String(Substring(step)) }
        var bytes: [UInt8] = []
        var rest = step
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "~") else {
                bytes.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONPointer: CustomStringConvertible {
    /// The text of RFC 6901; empty for the value itself.
    public var description: String {
        var text = ""
        for token in tokens {
            text.append("/")
            for scalar in token.unicodeScalars {
                switch scalar {
                case "~": text.append("~0")
                case "/": text.append("~1")
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
        return text
    }
}
