import JSON

extension Evaluation {
    /// Does `$replace(text, pattern, replacement, limit)`.
    func replace(
        _ text: RawJSON,
        _ pattern: RawJSON,
        _ replacement: RawJSON,
        limit: RawJSON
    ) throws(Fault) -> RawJSON {
        if pattern.isString, pattern.count == 0 {
            throw fault(.emptyPattern, value: pattern, index: 2)
        }
        var most = Double.infinity
        if limit.isNumber {
            guard limit.number >= 0 else {
                throw fault(.replaceLimitNegative, value: limit, index: 4)
            }
            most = limit.number
        }
        guard most > 0 else { return text }
        let base = top
        if pattern.isString {
            try pushReplaced(text, pattern, by: replacement, limit: most)
        } else {
            try pushReplacedMatches(text, pattern, by: replacement, limit: most)
        }
        return try joinStrings(from: base)
    }

    private func pushReplaced(
        _ text: RawJSON,
        _ pattern: RawJSON,
        by replacement: RawJSON,
        limit: Double
    ) throws(Fault) {
        var start = 0
        var count = 0.0
        while count < limit, let found = TextScan.range(of: pattern, in: text, from: start) {
            try push(slice(text, start..<found.lowerBound))
            try push(try string(of: replacement))
            start = found.upperBound
            count += 1
        }
        try push(slice(text, start..<text.count))
    }

    private func pushReplacedMatches(
        _ text: RawJSON,
        _ pattern: RawJSON,
        by replacement: RawJSON,
        limit: Double
    ) throws(Fault) {
        var search = PatternSearch(pattern, in: text, self)
        var start = 0
        var count = 0.0
        var match = try search.next()
        while count < limit, let found = match {
            try push(try part(text, start..<max(start, found.start)))
            if replacement.isString {
                try pushExpanded(replacement, found)
            } else {
                let value = try call(replacement, with: found, in: text)
                guard value.isString else { throw fault(.replacementNotString, value: value) }
                try push(value)
            }
            start = found.end
            match = try search.next()
            count += 1
        }
        try push(try part(text, min(start, text.count)..<text.count))
    }

    private func call(
        _ function: RawJSON,
        with match: PatternSearch.Match,
        in text: RawJSON
    ) throws(Fault) -> RawJSON {
        var object = match.object
        if object.isUndefined {
            object = try makeObject([
                (try constantKey("match"), match.text),
                (try constantKey("start"), .integer(Int64(utf16Offset(text, match.start)))),
                (try constantKey("end"), .integer(Int64(utf16Offset(text, match.end)))),
                (try constantKey("groups"), match.groups),
            ])
        }
        let base = top
        try push(object)
        return unwrapSequence(try invoke(function, base, context: .null))
    }

    /// Pushes a replacement in which `$1`, `$2` … stand for groups and `$0` for the match.
    private func pushExpanded(
        _ replacement: RawJSON,
        _ match: PatternSearch.Match
    ) throws(Fault) {
        let bytes = replacement.utf8
        var start = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "$") else {
                index += 1
                continue
            }
            try push(slice(replacement, start..<index))
            index += 1
            start = index
            guard index < bytes.count else {
                start = index - 1
                break
            }
            switch bytes[index] {
            case UInt8(ascii: "$"): index += 1
            case UInt8(ascii: "0"):
                try push(match.text)
                index += 1
                start = index
            default:
                guard let (group, length) = groupNumber(bytes, index, match.groups) else {
                    // A dollar that names no group stands for itself.
                    start = index - 1
                    continue
                }
                if group > 0, group <= match.groups.count, match.groups.items[group - 1].isString {
                    try push(match.groups.items[group - 1])
                }
                index += length
                start = index
            }
        }
        try push(slice(replacement, start..<bytes.count))
    }

    /// The number of a group, of as many digits as the number of groups has.
    private func groupNumber(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        _ groups: RawJSON
    ) -> (group: Int, length: Int)? {
        let count = groups.isArray ? groups.count : 0
        let most = count == 0 ? 1 : String(count).utf8.count
        func number(_ digits: Int) -> (group: Int, length: Int)? {
            var group = 0
            var length = 0
            while length < digits, start + length < bytes.count {
                let digit = bytes[start + length]
                guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { break }
                group = group * 10 + Int(digit - UInt8(ascii: "0"))
                length += 1
            }
            return length == 0 ? nil : (group, length)
        }
        guard let found = number(most) else { return nil }
        return most > 1 && found.group > count ? number(most - 1) : found
    }
}
