import JSON

/// Compares what a case expects with what came out, wildcards in guillemets included.
enum Wildcard {
    static func matches(_ expected: JSONValue, _ actual: JSONValue?) -> Bool {
        if expected == "«optional»" { return true }
        guard let actual else { return false }
        if expected == "«any»" { return true }
        switch expected.content {
        case .string(let pattern):
            guard pattern.contains("«") else { return expected == actual }
            return matches(pattern: pattern, text: actual.string ?? actual.text)
        case .array(let elements):
            guard let others = actual.array, others.count == elements.count else { return false }
            return zip(elements, others).allSatisfy { matches($0, $1) }
        case .object(let members):
            guard let others = actual.object else { return false }
            let known = Set(members.map(\.key))
            return others.allSatisfy { known.contains($0.key) }
                && members.allSatisfy { matches($0.value, others[$0.key]) }
        case .null, .boolean, .integer, .double:
            return expected == actual
        }
    }

    /// Whether a text fits a pattern whose guillemets stand for one or more characters.
    static func matches(pattern: String, text: String) -> Bool {
        var pieces: [Substring] = []
        var rest = Substring(pattern)
        while let open = rest.firstIndex(of: "«"), let close = rest[open...].firstIndex(of: "»") {
            pieces.append(rest[..<open])
            rest = rest[rest.index(after: close)...]
        }
        pieces.append(rest)
        guard let first = pieces.first, text.hasPrefix(first) else { return false }
        var remaining = text.dropFirst(first.count)
        for (index, piece) in pieces.enumerated().dropFirst() {
            guard !remaining.isEmpty else { return false }
            remaining = remaining.dropFirst()
            if index == pieces.count - 1 { return remaining.hasSuffix(piece) }
            guard let found = remaining.firstRange(of: piece) else { return false }
            remaining = remaining[found.upperBound...]
        }
        return remaining.isEmpty
    }
}
