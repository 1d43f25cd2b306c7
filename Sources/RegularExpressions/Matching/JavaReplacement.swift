/// The replacement text of Java's `replaceAll` and `replaceFirst`, read once.
///
/// `$1` and `${name}` stand for groups; a backslash makes the character behind it ordinary.
public struct JavaReplacement: Sendable {
    private enum Part {
        case text([UInt8])
        case group(Int)
    }

    private let parts: [Part]

    /// Reads a replacement.
    ///
    /// - Parameters:
    ///   - text: The replacement, in UTF-8.
    ///   - expression: The pattern whose groups it names.
    /// - Throws: ``RegularExpressionError`` if it names a group that isn't there, or ends unfinished.
    public init(
        _ text: [UInt8],
        for expression: RegularExpression
    ) throws(RegularExpressionError) {
        var parts: [Part] = []
        var plain: [UInt8] = []
        var index = 0
        while index < text.count {
            let byte = text[index]
            guard byte == UInt8(ascii: "$") else {
                if byte == UInt8(ascii: "\\") { index += 1 }
                guard index < text.count else {
                    throw RegularExpressionError(.invalidReplacement, at: index)
                }
                plain.append(text[index])
                index += 1
                continue
            }
            if !plain.isEmpty { parts.append(.text(plain)) }
            plain = []
            let (group, next) = try Self.group(at: index + 1, in: text, of: expression)
            parts.append(.group(group))
            index = next
        }
        if !plain.isEmpty { parts.append(.text(plain)) }
        self.parts = parts
    }

    private static func group(
        at start: Int,
        in text: [UInt8],
        of expression: RegularExpression
    ) throws(RegularExpressionError) -> (group: Int, next: Int) {
        guard start < text.count else {
            throw RegularExpressionError(.invalidReplacement, at: start)
        }
        if text[start] == UInt8(ascii: "{") {
            let rest = text[(start + 1)...]
            guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
                throw RegularExpressionError(.invalidReplacement, at: start)
            }
            let name = String(decoding: rest[..<end], as: UTF8.self)
            guard let group = expression.groupNames.first(where: { $0.name == name })?.group else {
                throw RegularExpressionError(.unknownGroup(name), at: start)
            }
            return (group, end + 1)
        }
        return try groupNumber(at: start, in: text, of: expression)
    }

    /// A number takes further digits only as long as there is such a group.
    private static func groupNumber(
        at start: Int,
        in text: [UInt8],
        of expression: RegularExpression
    ) throws(RegularExpressionError) -> (group: Int, next: Int) {
        guard 0x30...0x39 ~= text[start] else {
            throw RegularExpressionError(.invalidReplacement, at: start)
        }
        var number = Int(text[start] - 0x30)
        guard number <= expression.captureCount else {
            throw RegularExpressionError(.unknownGroup(String(number)), at: start)
        }
        var next = start + 1
        while next < text.count, 0x30...0x39 ~= text[next] {
            let longer = number * 10 + Int(text[next] - 0x30)
            guard longer <= expression.captureCount else { break }
            number = longer
            next += 1
        }
        return (number, next)
    }

    /// Appends what replaces the last match of a matcher.
    fileprivate func append(
        matchOf matcher: borrowing RegularExpressionMatcher,
        in text: borrowing Span<UInt8>,
        to output: inout [UInt8]
    ) {
        for part in parts {
            switch part {
            case .text(let bytes): output += bytes
            case .group(let group):
                guard let range = matcher.range(of: group) else { continue }
                for index in range { output.append(text[index]) }
            }
        }
    }
}

extension RegularExpression {
    /// The text with matches replaced.
    ///
    /// - Parameters:
    ///   - text: The text, in UTF-8.
    ///   - replacement: What stands in place of each match.
    ///   - limit: How many matches are replaced at most.
    /// - Returns: The new text, or `nil` when nothing matched.
    /// - Throws: ``RegularExpressionError`` when the budget, one for all matches, is exhausted.
    public func replacing(
        in text: borrowing Span<UInt8>,
        with replacement: JavaReplacement,
        limit: Int = Int.max
    ) throws(RegularExpressionError) -> [UInt8]? {
        var matcher = RegularExpressionMatcher(self)
        var count = 0
        var copied = 0
        var offset = 0
        var output: [UInt8] = []
        while count < limit, try matcher.find(in: text, from: offset) {
            guard let range = matcher.range(of: 0) else { break }
            if count == 0 { output.reserveCapacity(text.count + 16) }
            for index in copied..<max(copied, range.lowerBound) { output.append(text[index]) }
            replacement.append(matchOf: matcher, in: text, to: &output)
            copied = range.upperBound
            offset = matcher.offsetBehindMatch(in: text)
            count += 1
        }
        guard count > 0 else { return nil }
        for index in copied..<max(copied, text.count) { output.append(text[index]) }
        return output
    }
}
