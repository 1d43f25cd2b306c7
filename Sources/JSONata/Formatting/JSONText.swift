import JSON

/// JSON text as JavaScript's `JSON.stringify` writes it for `$string`.
struct JSONText {
    private(set) var bytes: [UInt8] = []
    private let evaluation: Evaluation
    private let indent: Bool

    init(evaluation: Evaluation, indent: Bool) {
        self.evaluation = evaluation
        self.indent = indent
    }

    /// Appends a value; functions are empty strings, numbers have fifteen digits.
    mutating func append(_ value: RawJSON, nesting: Int = 0) throws(Fault) {
        switch value.tag {
        case .null, .undefined: bytes += "null".utf8
        case .boolean: bytes += (value.booleanValue ? "true" : "false").utf8
        case .integer where value.integerValue.magnitude < 1 << 53:
            NumberText.append(Double(value.integerValue), to: &bytes)
        case .integer, .double: try appendNumber(value)
        case .string: appendString(value)
        case .evaluator: bytes += "\"\"".utf8
        case .array, .object: try appendContainer(value, nesting: nesting)
        }
    }

    private mutating func appendNumber(_ value: RawJSON) throws(Fault) {
        let number = value.number
        guard number.isFinite else {
            if number.isNaN {
                bytes += "null".utf8
                return
            }
            throw evaluation.fault(.operandOutOfRange, value: value)
        }
        NumberText.appendRounded(number, to: &bytes)
    }

    private mutating func appendContainer(_ value: RawJSON, nesting: Int) throws(Fault) {
        guard nesting < JSONataLimits.dataDepth else { throw Fault.limit(.depth) }
        let isObject = value.isObject
        let count = isObject ? value.shape.count : value.count
        bytes.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
        for index in 0..<count {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(nesting + 1)
            if isObject {
                appendString(value.shape.keys[index].name)
                bytes.append(UInt8(ascii: ":"))
                if indent { bytes.append(0x20) }
            }
            try append(value.items[index], nesting: nesting + 1)
        }
        if count > 0 { breakLine(nesting) }
        bytes.append(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
        guard bytes.count <= evaluation.state.pointee.byteLimit else { throw Fault.limit(.memory) }
    }

    private mutating func breakLine(_ nesting: Int) {
        guard indent else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: nesting * 2))
    }

    private mutating func appendString(_ string: RawJSON) {
        bytes.append(UInt8(ascii: "\""))
        if string.stringFlags.contains(.clean) {
            if string.count > 0 { bytes.append(contentsOf: string.utf8) }
        } else {
            appendEscaped(string.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case 0x22, 0x5C: bytes += [0x5C, byte]
            case 0x08: bytes += "\\b".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0C: bytes += "\\f".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0..<0x20: appendUnit(UInt16(byte))
            case 0xED where index + 2 < text.count && text[index + 1] >= 0xA0:
                appendUnit(
                    0xD000 | UInt16(text[index + 1] & 0x3F) << 6 | UInt16(text[index + 2] & 0x3F)
                )
                index += 2
            default: bytes.append(byte)
            }
            index += 1
        }
    }

    private mutating func appendUnit(_ unit: UInt16) {
        let digits = String(unit, radix: 16)
        bytes += "\\u".utf8
        bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
        bytes += digits.utf8
    }
}
