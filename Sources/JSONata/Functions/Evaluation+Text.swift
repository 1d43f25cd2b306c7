import JSON

// MARK: - Making strings

extension Evaluation {
    /// A string of some bytes.
    func makeString(
        _ bytes: UnsafeBufferPointer<UInt8>,
        flags: RawStringFlags? = nil
    ) throws(Fault) -> RawJSON {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return .emptyString }
        let copy = try allocateText(bytes.count)
        copy.copyMemory(from: start, byteCount: bytes.count)
        let flags = flags ?? TextFlags.flags(of: start, count: bytes.count)
        return .string(copy, count: bytes.count, flags: flags)
    }

    /// A string of some bytes.
    func makeString(_ bytes: [UInt8]) throws(Fault) -> RawJSON {
        try bytes.withUnsafeBufferPointer { (bytes) -> Result<RawJSON, Fault> in
            do throws(Fault) {
                return .success(try makeString(bytes))
            } catch {
                return .failure(error)
            }
        }.get()
    }

    /// A part of a string, which shares its bytes.
    func slice(_ string: RawJSON, _ range: Range<Int>) -> RawJSON {
        guard !range.isEmpty else { return .emptyString }
        return .string(
            string.pointer + range.lowerBound,
            count: range.count,
            flags: string.stringFlags
        )
    }

    /// Memory for a string's bytes.
    func allocateText(_ count: Int) throws(Fault) -> UnsafeMutableRawPointer {
        guard count <= state.pointee.valueByteLimit else { throw Fault.limit(.memory) }
        return try allocate(byteCount: count)
    }

    /// Takes the strings that were pushed since `base` as one.
    func joinStrings(from base: Int, separator: RawJSON = .emptyString) throws(Fault) -> RawJSON {
        let count = top - base
        guard count > 1 else {
            top = base
            return count == 0 ? .emptyString : at(base).pointee
        }
        var byteCount = separator.count * (count - 1)
        var flags = separator.stringFlags
        for index in base..<top {
            byteCount += at(index).pointee.count
            flags.formIntersection(at(index).pointee.stringFlags)
        }
        let text = try allocateText(byteCount)
        var place = text
        for index in base..<top {
            let part = at(index).pointee
            if index > base, separator.count > 0 {
                place.copyMemory(from: separator.pointer, byteCount: separator.count)
                place += separator.count
            }
            place.copyMemory(from: part.pointer, byteCount: part.count)
            place += part.count
        }
        top = base
        guard byteCount > 0 else { return .emptyString }
        if !flags.contains(.scalars) {
            // Two halves of a surrogate pair may have come together.
            return try makeString(UTF16Units.joinHalves(text, byteCount))
        }
        return .string(text, count: byteCount, flags: flags)
    }

    /// A value as `$string` gives it.
    func string(of value: RawJSON, indent: Bool = false) throws(Fault) -> RawJSON {
        switch value.tag {
        case .string: return value
        case .undefined, .evaluator: return .emptyString
        case .integer, .double:
            guard value.number.isFinite else { throw fault(.stringOfNonFinite, value: value) }
        default: break
        }
        var text = JSONText(evaluation: self, indent: indent)
        try text.append(value)
        return try makeString(text.bytes)
    }
}

// MARK: - Functions

extension Evaluation {
    func callText(_ builtin: Builtin, _ arguments: Arguments) throws(Fault) -> RawJSON {
        let text = arguments[0]
        if text.isUndefined { return .undefined }
        switch builtin {
        case .string:
            let indent = arguments[1]
            return try string(of: text, indent: indent.tag == .boolean && indent.booleanValue)
        case .length: return .double(Double(TextScan.characterCount(text)))
        case .substring: return try substring(text, arguments[1], arguments[2])
        case .substringBefore:
            guard let range = TextScan.range(of: arguments[1], in: text) else { return text }
            return slice(text, 0..<range.lowerBound)
        case .substringAfter:
            guard let range = TextScan.range(of: arguments[1], in: text) else { return text }
            return slice(text, range.upperBound..<text.count)
        case .lowercase: return try changeCase(text, upper: false)
        case .uppercase: return try changeCase(text, upper: true)
        case .trim: return try trim(text)
        case .pad: return try pad(text, arguments[1], arguments[2])
        default: return try join(text, arguments[1])
        }
    }

    private func join(_ list: RawJSON, _ separator: RawJSON) throws(Fault) -> RawJSON {
        let base = top
        try push(list.items, count: list.count)
        return try joinStrings(from: base, separator: separator.isString ? separator : .emptyString)
    }

    private func substring(
        _ text: RawJSON,
        _ start: RawJSON,
        _ length: RawJSON
    ) throws(Fault) -> RawJSON {
        let count = Double(TextScan.characterCount(text))
        var first = start.isUndefined ? 0 : start.number
        if count + first < 0 { first = 0 }
        var last = Double.infinity
        if !length.isUndefined {
            guard length.number > 0 else { return .emptyString }
            last = first >= 0 ? first + length.number : count + first + length.number
        }
        let from = TextScan.place(first, of: count)
        let to = TextScan.place(last, of: count)
        guard from < to else { return .emptyString }
        return slice(text, TextScan.byteRange(from..<to, in: text))
    }

    private func changeCase(_ text: RawJSON, upper: Bool) throws(Fault) -> RawJSON {
        guard text.count > 0 else { return text }
        if text.stringFlags.contains(.ascii) {
            let copy = try allocateText(text.count).assumingMemoryBound(to: UInt8.self)
            let bytes = text.utf8
            let first = upper ? UInt8(ascii: "a") : UInt8(ascii: "A")
            for index in 0..<text.count {
                let byte = bytes[index]
                copy[index] = byte &- first < 26 ? byte ^ 0x20 : byte
            }
            return .string(copy, count: text.count, flags: text.stringFlags)
        }
        var result: [UInt8] = []
        var start = 0
        func change(upTo end: Int) {
            let part = String(decoding: text.utf8[start..<end], as: UTF8.self)
            result += (upper ? part.uppercased() : part.lowercased()).utf8
        }
        // Halves of surrogate pairs stay as they are.
        let bytes = text.utf8
        for index in 0..<max(text.count - 2, 0)
        where bytes[index] == 0xED && bytes[index + 1] >= 0xA0 {
            change(upTo: index)
            result += bytes[index..<index + 3]
            start = index + 3
        }
        change(upTo: text.count)
        return try makeString(result)
    }

    private func trim(_ text: RawJSON) throws(Fault) -> RawJSON {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var isPending = false
        for byte in text.utf8 {
            if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
                isPending = true
            } else {
                if isPending, !result.isEmpty { result.append(0x20) }
                isPending = false
                result.append(byte)
            }
        }
        return try makeString(result)
    }

    private func pad(
        _ text: RawJSON,
        _ width: RawJSON,
        _ padding: RawJSON
    ) throws(Fault) -> RawJSON {
        guard width.isNumber else { return text }
        let missing = abs(width.number) - Double(TextScan.characterCount(text))
        guard missing > 0 else { return text }
        let isGiven = padding.isString && padding.count > 0
        let pattern = isGiven ? Array(padding.utf8) : [0x20]
        let characters = Double(isGiven ? TextScan.characterCount(padding) : 1)
        let times = (missing / characters).rounded(.down)
        guard times * Double(pattern.count) < Double(state.pointee.byteLimit) else {
            throw Fault.limit(.memory)
        }
        try reserve(Int(times) * pattern.count)
        var filling: [UInt8] = []
        for _ in 0..<Int(times) { filling += pattern }
        let rest = Int(missing - times * characters)
        if isGiven, rest > 0 {
            filling += pattern[TextScan.byteRange(0..<rest, in: padding)]
        }
        let bytes = Array(text.utf8)
        return try makeString(width.number > 0 ? bytes + filling : filling + bytes)
    }
}
