/// Writes values as JSON text into memory of its own.
///
/// Behind what is written there is always room for a few bytes more, so that the small tokens need
/// no check of their own.
struct JSONWriter: ~Copyable {
    /// Bytes that can always be written without asking: the longest number, and some punctuation.
    static let slack = 64

    /// Spaces for each level, or 0 for compact text.
    let indent: Int

    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var cursor: UnsafeMutablePointer<UInt8>
    private var limit: UnsafeMutablePointer<UInt8>

    init(indent: Int, capacity: Int = 4096) {
        self.indent = indent
        self.capacity = capacity
        base = RawHeap.allocate(UInt8.self, count: capacity + Self.slack)
        cursor = base
        limit = base + capacity
    }

    deinit {
        RawHeap.free(base)
    }

    /// What was written so far.
    func withBytes<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        try body(UnsafeBufferPointer(start: base, count: cursor - base))
    }

    /// Writes a value; without recursion, so that it may nest as deep as it likes.
    mutating func write(_ value: RawJSON) {
        guard value.isContainer, value.needsMemory else {
            writeLeaf(value)
            return
        }
        RawFrames.with { frames in
            var frame = begin(value)
            while true {
                guard frame.next < frame.count else {
                    end(frame.container, depth: frames.depth)
                    guard let outer = frames.pop() else { return }
                    frame = outer
                    continue
                }
                let child = writeNext(&frame, depth: frames.depth)
                guard child.isContainer, child.needsMemory else {
                    writeLeaf(child)
                    continue
                }
                frames.push(frame)
                frame = begin(child)
            }
        }
    }

    /// Writes what stands before the next value of a container.
    @inline(__always)
    private mutating func writeNext(_ frame: inout RawFrames.Frame, depth: Int) -> RawJSON {
        let index = frame.next
        frame.next = index &+ 1
        if index > 0 { put(UInt8(ascii: ",")) }
        if indent > 0 { breakLine(depth: depth + 1) }
        if frame.container.tag == .object {
            writeString(frame.container.shape.keys[index].name)
            put(UInt8(ascii: ":"))
            if indent > 0 { put(UInt8(ascii: " ")) }
        }
        return frame.values[index]
    }

    @inline(__always)
    private mutating func begin(_ container: RawJSON) -> RawFrames.Frame {
        put(container.tag == .array ? UInt8(ascii: "[") : UInt8(ascii: "{"))
        reserve(0)
        return RawFrames.Frame(container)
    }

    @inline(__always)
    private mutating func end(_ container: RawJSON, depth: Int) {
        if indent > 0 { breakLine(depth: depth) }
        put(container.tag == .array ? UInt8(ascii: "]") : UInt8(ascii: "}"))
        reserve(0)
    }

    @inline(__always)
    private mutating func writeLeaf(_ value: RawJSON) {
        switch value.tag {
        case .null: put("null")
        case .boolean: value.booleanValue ? put("true") : put("false")
        case .integer: cursor = DecimalText.write(value.integerValue, to: cursor)
        case .double: cursor = DecimalText.write(value.doubleValue, to: cursor)
        case .string: writeString(value)
        case .array: put("[]")
        case .object: put("{}")
        case .undefined, .evaluator:
            assertionFailure("no document holds what is no JSON")
            put("null")
        }
        reserve(0)
    }

    private mutating func breakLine(depth: Int) {
        reserve(depth * indent + 1)
        put(UInt8(ascii: "\n"))
        cursor.update(repeating: UInt8(ascii: " "), count: depth * indent)
        cursor += depth * indent
        reserve(0)
    }

    /// Writes a string with its quotes.
    @inline(__always)
    private mutating func writeString(_ string: RawJSON) {
        let count = string.count
        guard string.stringFlags.contains(.clean) else {
            writeEscaped(string)
            return
        }
        reserve(count)
        cursor.pointee = UInt8(ascii: "\"")
        cursor += 1
        copy(string.pointer, count: count)
        cursor += count
        cursor.pointee = UInt8(ascii: "\"")
        cursor += 1
    }

    /// Copies bytes to the cursor by words: up to seven bytes more than asked for are read and written,
    /// within the padding behind every string and the slack here.
    @inline(__always)
    private func copy(_ bytes: UnsafeRawPointer, count: Int) {
        let output = UnsafeMutableRawPointer(cursor)
        guard count <= 32 else {
            output.copyMemory(from: bytes, byteCount: count)
            return
        }
        var offset = 0
        while offset < count {
            let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            output.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
            offset &+= 8
        }
    }

    private mutating func writeEscaped(_ string: RawJSON) {
        let bytes = string.utf8
        reserve(bytes.count * 6)
        put(UInt8(ascii: "\""))
        var index = 0
        while index < bytes.count {
            index += putPlainRun(bytes, from: index)
            guard index < bytes.count else { break }
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): put(#"\""#)
            case UInt8(ascii: "\\"): put(#"\\"#)
            case 0x08: put(#"\b"#)
            case 0x09: put(#"\t"#)
            case 0x0A: put(#"\n"#)
            case 0x0C: put(#"\f"#)
            case 0x0D: put(#"\r"#)
            case 0..<0x20: putEscape(UInt32(byte))
            case 0xED where index + 1 < bytes.count && bytes[index] >= 0xA0:
                let bits = UInt32(bytes[index] & 0x3F) << 6 | UInt32(bytes[index + 1] & 0x3F)
                putEscape(0xD000 | bits)
                index += 2
            default: put(byte)
            }
        }
        put(UInt8(ascii: "\""))
    }

    /// Copies whole words without anything to be escaped or looked at.
    ///
    /// - Returns: How many bytes were copied.
    @inline(__always)
    private mutating func putPlainRun(_ bytes: UnsafeBufferPointer<UInt8>, from first: Int) -> Int {
        var index = first
        while index &+ 8 <= bytes.count {
            let word = RawText.word(RawBytes.start(of: bytes) + index)
            guard RawText.escapedBytes(word) | RawText.surrogateBytes(word) == 0 else { break }
            UnsafeMutableRawPointer(cursor).storeBytes(of: word.littleEndian, as: UInt64.self)
            cursor += 8
            index &+= 8
        }
        return index &- first
    }

    private mutating func putEscape(_ unit: UInt32) {
        put(#"\u"#)
        for shift in stride(from: UInt32(12), through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: unit >> shift & 0xF)
            put(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        assert(cursor < limit + Self.slack, "there is room")
        cursor.pointee = byte
        cursor += 1
    }

    @inline(__always)
    private mutating func put(_ text: StaticString) {
        let count = text.utf8CodeUnitCount
        assert(cursor + count <= limit + Self.slack, "there is room")
        cursor.update(from: text.utf8Start, count: count)
        cursor += count
    }

    /// Makes room for `count` bytes beside the slack.
    @inline(__always)
    private mutating func reserve(_ count: Int) {
        if count > limit - cursor { grow(count) }
    }

    private mutating func grow(_ count: Int) {
        let used = cursor - base
        capacity = max(capacity * 2, used + count)
        let larger = RawHeap.allocate(UInt8.self, count: capacity + Self.slack)
        larger.update(from: base, count: used)
        RawHeap.free(base)
        base = larger
        cursor = base + used
        limit = base + capacity
    }
}
