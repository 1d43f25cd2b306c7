import RegularExpressions

extension Renderer {
    mutating func callPatternMethod(
        _ method: KnownMethod,
        _ prepared: PreparedArgument,
        _ receiver: Value,
        _ arguments: [Value]
    ) throws(EvaluationFailure) -> Value {
        guard let first = arguments.first, first.isText else { return .nothing }
        do {
            switch (method, arguments.count) {
            case (.matches, 1):
                let pattern = try Self.pattern(first, prepared)
                let isMatch = try receiver.withText { text throws(RegularExpressionError) in
                    var matcher = RegularExpressionMatcher(pattern)
                    return try matcher.matchesWhole(text)
                }
                return .boolean(isMatch ?? false)
            case (.replaceAll, 2), (.replaceFirst, 2):
                guard arguments[1].isText else { return .nothing }
                let limit = method == .replaceAll ? Int.max : 1
                return try replace(receiver, arguments, prepared, limit: limit)
            case (.split, 1):
                return try split(receiver, try Self.pattern(first, prepared), limit: 0)
            case (.split, 2):
                guard case .integer(let limit) = arguments[1] else { return .nothing }
                let pattern = try Self.pattern(first, prepared)
                return try split(receiver, pattern, limit: Int(clamping: limit))
            default: return .nothing
            }
        } catch let error as RegularExpressionError {
            throw EvaluationFailure("\(method.rawValue): \(error)")
        } catch let failure as EvaluationFailure {
            throw failure
        } catch {
            preconditionFailure("Only two kinds of errors are thrown here")
        }
    }

    /// The pattern made when the template was compiled, or one made now.
    private static func pattern(
        _ text: Value,
        _ prepared: PreparedArgument
    ) throws(RegularExpressionError) -> RegularExpression {
        switch prepared {
        case .pattern(let pattern), .replacement(let pattern, _): pattern
        case .none, .path: try RegularExpression(utf8: text.textBytes ?? [], dialect: .java)
        }
    }

    private mutating func replace(
        _ receiver: Value,
        _ arguments: [Value],
        _ prepared: PreparedArgument,
        limit: Int
    ) throws -> Value {
        let pattern: RegularExpression
        let replacement: JavaReplacement
        if case .replacement(let ready, let readyReplacement) = prepared {
            pattern = ready
            replacement = readyReplacement
        } else {
            pattern = try Self.pattern(arguments[0], prepared)
            replacement = try JavaReplacement(arguments[1].textBytes ?? [], for: pattern)
        }
        let replaced = try receiver.withText { text throws(RegularExpressionError) in
            try pattern.replacing(in: text, with: replacement, limit: limit)
        }
        guard let replaced, let result = replaced else { return receiver }
        return try produced(result)
    }

    /// Splits as Java does: without a limit, empty parts at the end are dropped.
    private mutating func split(
        _ receiver: Value,
        _ pattern: RegularExpression,
        limit: Int
    ) throws -> Value {
        guard let text = receiver.textBytes else { return .nothing }
        var parts: [Value] = []
        var matcher = RegularExpressionMatcher(pattern)
        var copied = 0
        var offset = 0
        while limit <= 0 || parts.count < limit - 1,
            try matcher.find(in: text.span, from: offset), let range = matcher.range(of: 0)
        {
            offset = matcher.offsetBehindMatch(in: text.span)
            // An empty match at the start makes no empty part there.
            if range.upperBound == 0 { continue }
            parts.append(.text(Array(text[copied..<range.lowerBound])))
            copied = range.upperBound
            try spend(1)
        }
        parts.append(.text(Array(text[copied...])))
        if limit == 0 {
            while parts.count > 1, parts.last.map(Self.isEmptyText) == true { parts.removeLast() }
        }
        return try makeList(parts)
    }

    private static func isEmptyText(_ value: Value) -> Bool {
        if case .text(let bytes) = value { bytes.isEmpty } else { false }
    }
}
