import JSON

/// The part of JSONPath that mapping templates use: names, indices, slices, wildcards and descent.
///
/// Filters and functions are refused. A path without wildcards, slices, lists or descent is definite and
/// selects one value; others select an array of values.
struct JSONPath: Sendable {
    enum Segment: Sendable {
        case name(String)
        case index(Int)
        case names([String])
        case indices([Int])
        case slice(start: Int?, end: Int?, step: Int)
        case all
        /// What the next segment selects, anywhere below.
        case descent
    }

    let segments: [Segment]
    let isDefinite: Bool

    init(_ text: [UInt8]) throws(JSONPathError) {
        var parser = JSONPathParser(text)
        segments = try parser.parse()
        isDefinite = segments.allSatisfy { segment in
            switch segment {
            case .name, .index: true
            default: false
            }
        }
    }

    /// What the path selects.
    ///
    /// - Parameters:
    ///   - value: The value at `$`.
    ///   - visited: Grows by how many values were looked at.
    /// - Returns: The value, an array of values, or `nil` if a definite path leads nowhere.
    func select(from value: JSONValue, visited: inout Int) -> JSONValue? {
        guard isDefinite else {
            var selected = [value]
            for (index, segment) in segments.enumerated() {
                if case .descent = segment { continue }
                if index > 0, case .descent = segments[index - 1] {
                    selected = selected.flatMap { Self.descendants(of: $0, &visited) }
                }
                visited += selected.count
                selected = selected.flatMap { Self.select(segment, from: $0) }
            }
            return JSONValue(selected)
        }
        var value = value
        for segment in segments {
            visited += 1
            let next: JSONValue?
            switch segment {
            case .name(let name): next = value[name]
            case .index(let index): next = Self.element(index, of: value)
            default: next = nil
            }
            guard let next else { return nil }
            value = next
        }
        return value
    }

    private static func element(_ index: Int, of value: JSONValue) -> JSONValue? {
        guard let array = value.array else { return nil }
        return value[index < 0 ? index + array.count : index]
    }

    private static func select(_ segment: Segment, from value: JSONValue) -> [JSONValue] {
        switch segment {
        case .name(let name): return value[name].map { [$0] } ?? []
        case .index(let index): return element(index, of: value).map { [$0] } ?? []
        case .names(let names): return names.compactMap { value[$0] }
        case .indices(let indices): return indices.compactMap { element($0, of: value) }
        case .all: return (value.array ?? value.object?.values).map(Array.init) ?? []
        case .descent: return [value]
        case .slice(let start, let end, let step):
            guard let array = value.array else { return [] }
            let lower = clamp(start ?? 0, array.count)
            let upper = clamp(end ?? array.count, array.count)
            guard lower < upper else { return [] }
            return stride(from: lower, to: upper, by: step).map { array[$0] }
        }
    }

    private static func clamp(_ index: Int, _ count: Int) -> Int {
        max(0, min(index < 0 ? index + count : index, count))
    }

    /// The value and all values inside it, from the outside in.
    private static func descendants(of value: JSONValue, _ visited: inout Int) -> [JSONValue] {
        var found: [JSONValue] = []
        var pending = [value]
        while let next = pending.popLast() {
            visited += 1
            found.append(next)
            if let inner = next.array ?? next.object?.values { pending += inner.reversed() }
        }
        return found
    }
}

/// Why a path was refused.
struct JSONPathError: Error, CustomStringConvertible {
    let message: String
    /// In bytes.
    let offset: Int

    var description: String { "\(message) at offset \(offset) of the path" }
}
