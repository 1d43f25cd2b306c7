import RegularExpressions

extension Renderer {
    mutating func callOnText(
        _ method: KnownMethod,
        _ prepared: PreparedArgument,
        _ receiver: Value,
        _ arguments: [Value]
    ) throws(EvaluationFailure) -> Value {
        try spend(onReading: receiver)
        switch method {
        case .replaceAll, .replaceFirst, .matches, .split:
            return try callPatternMethod(method, prepared, receiver, arguments)
        case .substring, .subSequence, .charAt:
            return try slice(method, receiver, arguments)
        case .indexOf, .lastIndexOf, .startsWith:
            return Self.find(method, receiver, arguments)
        default: break
        }
        switch arguments.count {
        case 0: return callOnText(method, receiver)
        case 1: return try callOnText(method, receiver, arguments[0])
        case 2 where method == .replace:
            return try replace(receiver, arguments[0], arguments[1])
        default: return .nothing
        }
    }

    private mutating func callOnText(_ method: KnownMethod, _ receiver: Value) -> Value {
        switch method {
        case .length:
            return receiver.withText { .integer(Int64(UTF16View.count(of: $0))) } ?? .nothing
        case .isEmpty: return receiver.withText { .boolean($0.isEmpty) } ?? .nothing
        case .trim: return receiver.withText { .text(Self.trimmed($0)) } ?? .nothing
        case .toLowerCase, .toUpperCase:
            guard let bytes = receiver.textBytes else { return .nothing }
            return .text(Self.changeCase(bytes, isUpper: method == .toUpperCase))
        default: return .nothing
        }
    }

    private mutating func callOnText(
        _ method: KnownMethod,
        _ receiver: Value,
        _ argument: Value
    ) throws(EvaluationFailure) -> Value {
        guard argument.isText, let text = receiver.textBytes, let other = argument.textBytes else {
            return .nothing
        }
        switch method {
        case .contains: return .boolean(TextSearch.first(other, in: text, from: 0) != nil)
        case .endsWith: return .boolean(text.reversed().starts(with: other.reversed()))
        case .concat: return try produced(text + other)
        case .equalsIgnoreCase: return .boolean(Self.folded(text) == Self.folded(other))
        case .compareTo: return .integer(Int64(Self.compare(text, other)))
        case .compareToIgnoreCase:
            return .integer(Int64(Self.compare(Self.folded(text), Self.folded(other))))
        default: return .nothing
        }
    }

    private mutating func replace(
        _ receiver: Value,
        _ old: Value,
        _ new: Value
    ) throws(EvaluationFailure) -> Value {
        guard let text = receiver.textBytes, let old = old.textBytes, let new = new.textBytes else {
            return .nothing
        }
        var result: [UInt8] = []
        var copied = 0
        var position = 0
        while let found = TextSearch.first(old, in: text, from: position) {
            result += text[copied..<found]
            result += new
            copied = found + old.count
            position = copied
            if old.isEmpty {
                guard position < text.count else { break }
                position += TextSearch.characterWidth(at: position, in: text)
            }
            guard result.count <= VelocityLimits.outputBytes else { return try produced(result) }
        }
        result += text[min(copied, text.count)...]
        return try produced(result)
    }

    private static func trimmed(_ text: borrowing Span<UInt8>) -> [UInt8] {
        var lower = 0
        var upper = text.count
        while lower < upper, text[lower] <= 0x20 { lower += 1 }
        while upper > lower, text[upper - 1] <= 0x20 { upper -= 1 }
        return (lower..<upper).map { text[$0] }
    }

    private static func changeCase(_ bytes: [UInt8], isUpper: Bool) -> [UInt8] {
        guard UTF16View.isASCII(bytes.span) else {
            let text = String(decoding: bytes, as: UTF8.self)
            return Array((isUpper ? text.uppercased() : text.lowercased()).utf8)
        }
        return bytes.map { byte in
            let isOther = isUpper ? byte >= 0x61 && byte <= 0x7A : byte >= 0x41 && byte <= 0x5A
            return isOther ? byte ^ 0x20 : byte
        }
    }

    private static func folded(_ bytes: [UInt8]) -> [UInt8] {
        changeCase(changeCase(bytes, isUpper: true), isUpper: false)
    }

    /// Java's order: the difference of the first units that differ, or of the lengths.
    private static func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
        let left = Array(String(decoding: left, as: UTF8.self).utf16)
        let right = Array(String(decoding: right, as: UTF8.self).utf16)
        for (one, other) in zip(left, right) where one != other { return Int(one) - Int(other) }
        return left.count - right.count
    }
}

// MARK: Positions

extension Renderer {
    private mutating func slice(
        _ method: KnownMethod,
        _ receiver: Value,
        _ arguments: [Value]
    ) throws(EvaluationFailure) -> Value {
        var bounds: [Int] = []
        for argument in arguments {
            guard case .integer(let number) = argument else { return .nothing }
            bounds.append(Int(number))
        }
        guard let text = receiver.textBytes else { return .nothing }
        let isASCII = UTF16View.isASCII(text.span)
        let count = isASCII ? text.count : UTF16View.count(of: text.span)
        let lower = bounds.first ?? 0
        let upper: Int
        switch (method, bounds.count) {
        case (.charAt, 1): upper = lower < Int.max ? lower + 1 : lower
        case (.substring, 1): upper = count
        case (.substring, 2), (.subSequence, 2): upper = bounds[1]
        default: return .nothing
        }
        guard lower >= 0, lower <= upper, upper <= count else {
            throw EvaluationFailure(
                "\(method.rawValue): expected a range within 0 to \(count)"
                    + " but found \(lower) to \(upper)"
            )
        }
        if isASCII { return .text(Array(text[lower..<upper])) }
        mayHoldHalves = true
        return .text(UTF16View.slice(lower..<upper, of: text.span))
    }

    private static func find(
        _ method: KnownMethod,
        _ receiver: Value,
        _ arguments: [Value]
    ) -> Value {
        guard let text = receiver.textBytes, let wanted = arguments.first?.textBytes,
            arguments.count <= 2
        else { return .nothing }
        var start: Int?
        if arguments.count == 2 {
            guard case .integer(let unit) = arguments[1] else { return .nothing }
            let inside = max(0, min(Int(clamping: unit), text.count))
            start = UTF16View.offset(of: inside, in: text.span).offset
            if unit < 0, method == .lastIndexOf { return .integer(-1) }
        }
        let found: Int?
        switch method {
        case .startsWith: return .boolean(text[(start ?? 0)...].starts(with: wanted))
        case .indexOf: found = TextSearch.first(wanted, in: text, from: start ?? 0)
        default: found = TextSearch.last(wanted, in: text, upTo: start ?? text.count)
        }
        return .integer(Int64(found.map { UTF16View.units(before: $0, in: text.span) } ?? -1))
    }
}
