import JSON

/// A pattern that `$match`, `$replace`, `$split` and `$contains` look for: a regular expression, or a
/// function that returns matches as one does.
struct PatternSearch {
    /// A match with its texts.
    struct Match {
        var text: RawJSON
        var start: Int
        var end: Int
        var groups: RawJSON

        /// The match as `$replace` hands it to a function.
        var object: RawJSON
    }

    private let evaluation: Evaluation
    private let text: RawJSON
    private var function: RawJSON
    private var search: MatchSearch?
    private var isFirst = true

    init(_ pattern: RawJSON, in text: RawJSON, _ evaluation: Evaluation) {
        self.evaluation = evaluation
        self.text = text
        function = pattern
        if let node = evaluation.regularExpression(pattern) {
            search = MatchSearch(node, in: text, evaluation)
        }
    }

    /// The next match, its places counted in bytes.
    mutating func next() throws(Fault) -> Match? {
        guard search == nil else { return try nextOfExpression() }
        guard function.isFunction else { return nil }
        let base = evaluation.top
        if isFirst { try evaluation.push(text) }
        isFirst = false
        let value = evaluation.unwrapSequence(
            try evaluation.invoke(function, base, context: .null)
        )
        if value.isUndefined { return nil }
        return try match(from: value)
    }

    private mutating func nextOfExpression() throws(Fault) -> Match? {
        guard let found = try search?.next() else { return nil }
        let base = evaluation.top
        for group in found.groups {
            try evaluation.push(
                group == nil ? .undefined : try evaluation.part(text, group ?? 0..<0)
            )
        }
        if found.groups.contains(nil) {
            evaluation.state.pointee.mayHoldForeignValues = true
        }
        return Match(
            text: try evaluation.part(text, found.range),
            start: found.range.lowerBound,
            end: found.range.upperBound,
            groups: try evaluation.takeArray(from: base),
            object: .undefined
        )
    }

    /// A match from what a function returned.
    private mutating func match(from value: RawJSON) throws(Fault) -> Match? {
        func member(_ name: String) throws(Fault) -> RawJSON {
            value.isObject ? value.member(try evaluation.constantKey(name)) : .undefined
        }
        let start = try member("start")
        let end = try member("end")
        let groups = try member("groups")
        function = try member("next")
        let isMatch =
            start.isNumber || end.isNumber || groups.isArray || function.isFunction
        guard isMatch else { throw Fault(.badMatcher) }
        return Match(
            text: try member("match"),
            start: byteOffset(start),
            end: byteOffset(end),
            groups: groups,
            object: value
        )
    }

    private func byteOffset(_ units: RawJSON) -> Int {
        guard units.isNumber, units.number >= 0 else { return 0 }
        var left = Int(min(units.number, Double(text.count)))
        var offset = 0
        for byte in text.utf8 {
            if left <= 0, byte & 0xC0 != 0x80 { break }
            if byte & 0xC0 != 0x80 { left -= byte >= 0xF0 ? 2 : 1 }
            offset += 1
        }
        return offset
    }
}

extension Evaluation {
    func callSearch(_ builtin: Builtin, _ arguments: Arguments) throws(Fault) -> RawJSON {
        let text = arguments[0]
        let pattern = arguments[1]
        if text.isUndefined || pattern.isUndefined { return .undefined }
        switch builtin {
        case .contains:
            if pattern.isString {
                return .boolean(TextScan.range(of: pattern, in: text) != nil)
            }
            var search = PatternSearch(pattern, in: text, self)
            return .boolean(try search.next() != nil)
        case .match: return try match(text, pattern, arguments[2])
        case .split: return try split(text, pattern, arguments[2])
        default: return try replace(text, pattern, arguments[2], limit: arguments[3])
        }
    }

    /// A limit on the number of matches; none if undefined.
    private func limit(
        _ value: RawJSON,
        _ code: FaultCode,
        index: Int
    ) throws(Fault) -> Double {
        guard value.isNumber else { return .infinity }
        guard value.number >= 0 else { throw fault(code, value: value, index: index) }
        return value.number
    }

    private func match(
        _ text: RawJSON,
        _ pattern: RawJSON,
        _ limit: RawJSON
    ) throws(Fault) -> RawJSON {
        let limit = try self.limit(limit, .matchLimitNegative, index: 3)
        let base = top
        if limit > 0 {
            var search = PatternSearch(pattern, in: text, self)
            let keys = [
                try constantKey("match"), try constantKey("index"), try constantKey("groups"),
            ]
            let shape = shapes.makeShape(keys, count: 3)
            var count = 0.0
            var match = try search.next()
            while count < limit, let found = match {
                let values = try allocateValues(3)
                values[0] = found.text
                values[1] = .integer(Int64(utf16Offset(text, found.start)))
                values[2] = found.groups
                try push(.object(shape, values))
                match = try search.next()
                count += 1
            }
        }
        return try takeSequence(from: base)
    }

    private func split(
        _ text: RawJSON,
        _ separator: RawJSON,
        _ limit: RawJSON
    ) throws(Fault) -> RawJSON {
        let limit = try self.limit(limit, .splitLimitNegative, index: 3)
        let base = top
        guard limit > 0 else { return .emptyArray }
        if separator.isString {
            try pushParts(of: text, between: separator, limit: limit.rounded(.down))
            return try takeArray(from: base)
        }
        var search = PatternSearch(separator, in: text, self)
        var start = 0
        var count = 0.0
        // The next match is looked for before the limit is, as it may be an error.
        var match = try search.next()
        while count < limit, let found = match {
            try push(try part(text, start..<max(start, found.start)))
            start = found.end
            match = try search.next()
            count += 1
        }
        if count < limit { try push(try part(text, min(start, text.count)..<text.count)) }
        return try takeArray(from: base)
    }

    private func pushParts(
        of text: RawJSON,
        between separator: RawJSON,
        limit: Double
    ) throws(Fault) {
        var count = 0.0
        guard separator.count > 0 else {
            // Without a separator the UTF-16 units stand alone.
            var index = 0
            while index < text.count, count < limit {
                let units = TextUnits.units(in: text.utf8, at: index)
                for unit in units where count < limit {
                    try push(try makeString(unit))
                    count += 1
                }
                index += TextUnits.length(of: text.utf8[index])
            }
            return
        }
        var start = 0
        while count < limit {
            let found = TextScan.range(of: separator, in: text, from: start)
            try push(slice(text, start..<(found?.lowerBound ?? text.count)))
            count += 1
            guard let found else { return }
            start = found.upperBound
        }
    }
}

/// Characters cut into UTF-16 units.
enum TextUnits {
    /// How many bytes a character has that begins with a byte.
    static func length(of byte: UInt8) -> Int {
        byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }

    /// The units of the character at a place, each as bytes of its own.
    static func units(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> [[UInt8]] {
        let length = min(length(of: text[index]), text.count - index)
        let bytes = Array(text[index..<index + length])
        guard length == 4 else { return [bytes] }
        let scalar =
            UInt32(bytes[0] & 0x07) << 18 | UInt32(bytes[1] & 0x3F) << 12
            | UInt32(bytes[2] & 0x3F) << 6 | UInt32(bytes[3] & 0x3F)
        var high: [UInt8] = []
        var low: [UInt8] = []
        UTF16Units.append(UInt16(0xD800 + (scalar - 0x10000) >> 10), to: &high)
        UTF16Units.append(UInt16(0xDC00 + (scalar - 0x10000) & 0x3FF), to: &low)
        return [high, low]
    }
}
