import RegularExpressions
import Testing

/// A pattern, a text, and all matches with their groups, as the dialect's own engine finds them.
struct MatchingExample: Sendable, CustomTestStringConvertible {
    let pattern: String
    let flags: RegularExpressionFlags
    let text: String
    let matches: [[String?]]

    init(
        _ pattern: String,
        flags: RegularExpressionFlags = [],
        in text: String,
        finds matches: [[String?]]
    ) {
        self.pattern = pattern
        self.flags = flags
        self.text = text
        self.matches = matches
    }

    var testDescription: String { "/\(pattern)/ in \(text.debugDescription)" }

    func matches(_ dialect: RegularExpressionDialect) throws -> [[String?]] {
        let expression = try RegularExpression(pattern, dialect: dialect, flags: flags)
        let bytes = Array(text.utf8)
        return try expression.matches(in: bytes).map { match in
            match.groups.map { range in
                range.map { String(decoding: bytes[$0], as: UTF8.self) }
            }
        }
    }
}
