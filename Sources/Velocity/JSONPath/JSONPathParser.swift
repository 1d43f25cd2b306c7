/// Reads a path.
struct JSONPathParser {
    private let text: [UInt8]
    private var position = 0

    init(_ text: [UInt8]) {
        self.text = text
    }

    /// Reads the whole path; one that doesn't begin with `$` begins with a name.
    mutating func parse() throws(JSONPathError) -> [JSONPath.Segment] {
        var segments: [JSONPath.Segment] = []
        if !take("$"), let next, next != UInt8(ascii: "."), next != UInt8(ascii: "[") {
            segments.append(try parseName())
        }
        while let next {
            guard segments.count < JSONPathLimits.segments else {
                throw failure("expected at most \(JSONPathLimits.segments) segments")
            }
            switch next {
            case UInt8(ascii: "."):
                position += 1
                if take(".") {
                    segments.append(.descent)
                    if self.next == UInt8(ascii: "[") { continue }
                }
                segments.append(take("*") ? .all : try parseName())
            case UInt8(ascii: "["):
                position += 1
                segments.append(try parseBracket())
            default: throw failure("expected '.' or '['")
            }
        }
        return segments
    }

    private var next: UInt8? { position < text.count ? text[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard let next, UInt32(next) == scalar.value else { return false }
        position += 1
        return true
    }

    private mutating func skipBlanks() {
        while next == 0x20 { position += 1 }
    }

    private mutating func parseName() throws(JSONPathError) -> JSONPath.Segment {
        let start = position
        while let byte = next, byte != UInt8(ascii: "."), byte != UInt8(ascii: "["),
            byte != UInt8(ascii: "("), byte != 0x20
        {
            position += 1
        }
        guard position > start else { throw failure("expected a name") }
        guard next != UInt8(ascii: "(") else { throw failure("expected no function") }
        return .name(String(decoding: text[start..<position], as: UTF8.self))
    }

    private mutating func parseBracket() throws(JSONPathError) -> JSONPath.Segment {
        skipBlanks()
        let segment: JSONPath.Segment
        switch next {
        case UInt8(ascii: "*"):
            position += 1
            segment = .all
        case UInt8(ascii: "'"), UInt8(ascii: "\""): segment = try parseNames()
        case UInt8(ascii: "?"), UInt8(ascii: "("): throw failure("expected no filter")
        default: segment = try parseNumbers()
        }
        skipBlanks()
        guard take("]") else { throw failure("expected ']'") }
        return segment
    }

    private mutating func parseNames() throws(JSONPathError) -> JSONPath.Segment {
        var names: [String] = []
        repeat {
            skipBlanks()
            names.append(try parseQuoted())
            skipBlanks()
        } while take(",")
        return names.count == 1 ? .name(names[0]) : .names(names)
    }

    private mutating func parseQuoted() throws(JSONPathError) -> String {
        guard let quote = next, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
            throw failure("expected a name in quotes")
        }
        position += 1
        var name: [UInt8] = []
        while let byte = next {
            position += 1
            if byte == quote { return String(decoding: name, as: UTF8.self) }
            if byte == UInt8(ascii: "\\"), let escaped = next {
                position += 1
                name.append(escaped)
            } else {
                name.append(byte)
            }
        }
        throw failure("expected a quote to end the name")
    }

    private mutating func parseNumbers() throws(JSONPathError) -> JSONPath.Segment {
        let first = try parseNumber()
        skipBlanks()
        if take(":") {
            skipBlanks()
            let end = try parseNumber()
            skipBlanks()
            let step = take(":") ? try parseNumber() ?? 1 : 1
            guard step > 0 else { throw failure("expected a positive step") }
            return .slice(start: first, end: end, step: step)
        }
        guard let first else { throw failure("expected an index, a name in quotes or '*'") }
        var indices = [first]
        while take(",") {
            skipBlanks()
            guard let index = try parseNumber() else { throw failure("expected an index") }
            indices.append(index)
            skipBlanks()
        }
        return indices.count == 1 ? .index(first) : .indices(indices)
    }

    private mutating func parseNumber() throws(JSONPathError) -> Int? {
        let start = position
        _ = take("-")
        while let byte = next, byte >= 0x30, byte <= 0x39 { position += 1 }
        guard position > start else { return nil }
        guard let number = Int32(String(decoding: text[start..<position], as: UTF8.self)) else {
            throw failure("expected an index in range")
        }
        return Int(number)
    }

    private func failure(_ message: String) -> JSONPathError {
        let found = next == nil ? "the end" : "'\(Unicode.Scalar(text[position]))'"
        return JSONPathError(message: "\(message) but found \(found)", offset: position)
    }
}

/// What a path may cost at most.
enum JSONPathLimits {
    /// How many segments a path may have.
    static let segments = 100
}
