import JSON

/// Applies one ``MaskingRule``.
final class Masker: Sendable {
    /// Beyond this depth, a value that may hold something to mask is masked whole.
    ///
    /// Values may nest deeper than any text that was parsed, and this walk recurses.
    static let depthLimit = 128

    /// How many brackets in a text may prove to begin no JSON before the rest is masked.
    static let candidateLimit = 64

    private let rule: MaskingRule
    private let name: JSONMemberName

    init(_ rule: MaskingRule) {
        self.rule = rule
        self.name = JSONMemberName(rule.member)
    }

    /// The value without what must not be kept; `nil` if it has nothing of the kind.
    func mask(_ value: JSONValue) -> JSONValue? {
        guard value.mentions(name) else { return nil }
        return mask(value, depth: 0)
    }

    private func mask(_ value: JSONValue, depth: Int) -> JSONValue? {
        guard depth < Self.depthLimit else { return JSONValue(MaskingRule.replacement) }
        switch value.content {
        case .null, .boolean, .integer, .double:
            return nil
        case .string(let text):
            let masked = mask(text: text, depth: depth)
            guard masked != text else { return nil }
            return JSONValue(masked)
        case .array(let elements):
            return mask(elements, depth: depth)
        case .object(let members):
            return mask(members, depth: depth)
        }
    }

    private func mask(_ elements: JSONArray, depth: Int) -> JSONValue? {
        var changed: [JSONValue] = []
        for (index, element) in elements.enumerated() where element.mentions(name) {
            guard let masked = mask(element, depth: depth + 1) else { continue }
            if changed.isEmpty { changed = Array(elements) }
            changed[index] = masked
        }
        guard !changed.isEmpty else { return nil }
        return JSONValue(changed)
    }

    private func mask(_ members: JSONObject, depth: Int) -> JSONValue? {
        var changed: [(String, JSONValue)] = []
        for (index, (key, member)) in members.enumerated() {
            let masked: JSONValue?
            if key == rule.member {
                masked = reduce(member)
            } else if member.mentions(name) {
                masked = mask(member, depth: depth + 1)
            } else {
                continue
            }
            guard let masked else { continue }
            if changed.isEmpty { changed = members.map { ($0.key, $0.value) } }
            changed[index].1 = masked
        }
        guard !changed.isEmpty else { return nil }
        return JSONValue(members: changed)
    }

    /// What stays of the member itself; `nil` if all of it does.
    private func reduce(_ value: JSONValue) -> JSONValue? {
        guard let members = value.object else {
            guard !value.isNull else { return nil }
            return JSONValue(MaskingRule.replacement)
        }
        guard !members.allSatisfy({ stays($0.key, $0.value) }) else { return nil }
        return JSONValue(
            members: members.map { key, member in
                (key, stays(key, member) ? member : JSONValue(MaskingRule.replacement))
            }
        )
    }

    private func stays(_ key: String, _ member: JSONValue) -> Bool {
        member.kind.isPlain && rule.kept.contains(key) && !member.mentions(name)
    }
}

// MARK: JSON as text

extension Masker {
    /// The text without what must not be kept in the JSON within it.
    func mask(text: String) -> String { mask(text: text, depth: 0) }

    private func mask(text: String, depth: Int) -> String {
        guard text.mayHoldJSON(of: rule.member) else { return text }
        guard depth < Self.depthLimit else { return MaskingRule.replacement }
        var scan = JSONTextScan(Array(text.utf8), candidateLimit: Self.candidateLimit)
        var masked: [UInt8] = []
        while let piece = scan.next() {
            switch piece {
            case .text(let bytes):
                guard let start = mention(in: bytes) else {
                    masked += bytes
                    continue
                }
                // JSON that doesn't parse: nobody knows where the member's value ends.
                masked += bytes[..<start]
                masked += MaskingRule.replacement.utf8
                return String(decoding: masked, as: UTF8.self)
            case .json(let bytes, let value):
                if value.mentions(name), let replacement = mask(value, depth: depth + 1) {
                    replacement.write(to: &masked)
                } else {
                    masked += bytes
                }
            case .unknown:
                masked += MaskingRule.replacement.utf8
                return String(decoding: masked, as: UTF8.self)
            }
        }
        return String(decoding: masked, as: UTF8.self)
    }

    /// Where the member seems to begin in what is no JSON.
    private func mention(in bytes: ArraySlice<UInt8>) -> Int? {
        let name = Array(rule.member.utf8)
        guard bytes.count > name.count else { return nil }
        return (bytes.startIndex..<bytes.endIndex - name.count).first { index in
            let next = bytes[index + name.count]
            return (next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\"))
                && bytes[index..<index + name.count].elementsEqual(name)
        }
    }
}

extension String {
    /// Whether JSON within this text may have a member of this name.
    fileprivate func mayHoldJSON(of member: String) -> Bool {
        utf8.contains(UInt8(ascii: "\"")) && (contains(member) || contains("\\u"))
    }
}

extension JSONKind {
    /// Whether a value of this kind is neither an array nor an object.
    fileprivate var isPlain: Bool { self != .array && self != .object }
}
