/// Reads one JSON text into a document's memory, from left to right, without recursion.
///
/// The text is copied once; strings point into the copy and are unescaped where they stand, where they
/// can only become shorter. Zero bytes behind the copy stop every scan, so that nothing counts down: a
/// zero byte is allowed nowhere in a text.
struct JSONParser: ~Copyable {
    /// A place in the copied text.
    typealias Place = UnsafeMutablePointer<UInt8>

    let arena: RawArena
    let options: JSONParsingOptions

    /// The copied text and its end, behind which ``RawArena/padding`` zero bytes can be read.
    let start: Place
    let end: Place

    /// Values waiting for their container to end.
    var stack: ParsingStack

    /// The keys of the objects met so far.
    var tree: ShapeTree

    /// Keys of the open objects that are beyond the tree.
    var wideKeys: [RawKey] = []

    /// The shape of the last object beyond the tree.
    var lastWideShape = RawShape.empty

    /// The innermost open container.
    var container = Container.none

    /// How many containers are open.
    var depth = 0

    /// What the parser is within.
    struct Container: BitwiseCopyable {
        /// The number of its marker on the stack, or -1 outside of all.
        var marker: Int

        /// Whether it is an object.
        var isObject: Bool

        /// The node of its keys so far.
        var node: Int32

        /// The number of its first key in `wideKeys`, or -1 while the tree has all its keys.
        var firstWideKey: Int32

        static var none: Container {
            Container(marker: -1, isObject: false, node: ShapeTree.root, firstWideKey: -1)
        }

        /// As a marker on the stack.
        var packed: RawJSON {
            let number = UInt64(marker + 1) << 1 | (isObject ? 1 : 0)
            let keys =
                UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: firstWideKey))
            return RawJSON(head: number, payload: keys)
        }

        init(marker: Int, isObject: Bool, node: Int32, firstWideKey: Int32) {
            self.marker = marker
            self.isObject = isObject
            self.node = node
            self.firstWideKey = firstWideKey
        }

        init(packed: RawJSON) {
            marker = Int(packed.head >> 1) - 1
            isObject = packed.head & 1 != 0
            node = Int32(bitPattern: UInt32(truncatingIfNeeded: packed.payload >> 32))
            firstWideKey = Int32(bitPattern: UInt32(truncatingIfNeeded: packed.payload))
        }
    }

    init(_ text: UnsafeBufferPointer<UInt8>, options: JSONParsingOptions) {
        self.options = options
        let textSize = text.count + RawArena.padding
        // Measured on usual texts: values and shapes need about as much again as the text.
        let isSmall = text.count <= Limits.singleBlockTextByteCount
        arena = RawArena(capacity: isSmall ? textSize + text.count * 5 / 4 + 256 : textSize)
        start = arena.allocate(byteCount: textSize).bindMemory(to: UInt8.self, capacity: textSize)
        end = start + text.count
        if let source = text.baseAddress { start.update(from: source, count: text.count) }
        end.update(repeating: 0, count: RawArena.padding)
        stack = ParsingStack(capacity: 128)
        tree = ShapeTree(capacity: 32)
    }

    /// Reads the whole text.
    ///
    /// The cursor is a local variable, handed to whatever is inlined and otherwise passed and returned,
    /// so that it stays in a register.
    mutating func parseText() throws(ParsingFailure) -> RawJSON {
        var cursor = Self.skipWhitespace(start)
        while true {
            guard var value = try parseValue(&cursor) else { continue }
            while true {
                guard container.marker >= 0 else {
                    try expectEnd(cursor)
                    return value
                }
                stack.push(value)
                cursor = Self.skipWhitespace(cursor)
                if cursor.pointee == UInt8(ascii: ",") {
                    cursor = Self.skipWhitespace(cursor + 1)
                    if container.isObject { try parseKey(&cursor, or: .name) }
                    break
                }
                value = try closeContainer(cursor)
                cursor += 1
            }
        }
    }

    /// Reads a value; of a container that is not empty only the beginning, up to its first value.
    @inline(__always)
    private mutating func parseValue(_ cursor: inout Place) throws(ParsingFailure) -> RawJSON? {
        switch cursor.pointee {
        case UInt8(ascii: "\""):
            return try parseString(&cursor)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            return try parseNumber(&cursor)
        case UInt8(ascii: "{"):
            try open(cursor, isObject: true)
            cursor = Self.skipWhitespace(cursor + 1)
            guard cursor.pointee == UInt8(ascii: "}") else {
                try parseKey(&cursor, or: .nameOrEnd)
                return nil
            }
            cursor += 1
            leave()
            return .emptyObject
        case UInt8(ascii: "["):
            try open(cursor, isObject: false)
            cursor = Self.skipWhitespace(cursor + 1)
            guard cursor.pointee == UInt8(ascii: "]") else { return nil }
            cursor += 1
            leave()
            return .emptyArray
        default:
            return try parseLiteral(&cursor)
        }
    }

    /// Reads `true`, `false` or `null`.
    @inline(__always)
    private func parseLiteral(_ cursor: inout Place) throws(ParsingFailure) -> RawJSON {
        // Four bytes are there to read, if only padding.
        switch UInt32(littleEndian: UnsafeRawPointer(cursor).loadUnaligned(as: UInt32.self)) {
        case 0x6575_7274:
            cursor += 4
            return .boolean(true)
        case 0x736C_6166 where cursor[4] == UInt8(ascii: "e"):
            cursor += 5
            return .boolean(false)
        case 0x6C6C_756E:
            cursor += 4
            return .null
        default:
            throw valueFailure(at: cursor)
        }
    }

    /// What to say where no value begins.
    private func valueFailure(at place: Place) -> ParsingFailure {
        for literal in ["true", "false", "null"] where literal.utf8.first == place.pointee {
            let matching = zip(literal.utf8, UnsafeBufferPointer(start: place, count: 5))
                .prefix { $0 == $1 }.count
            // A literal that the text's end cuts off is missing there; any other is wrong as a whole.
            return .unexpected(.literal, at: place + matching == end ? end : place)
        }
        // Behind an opening bracket the closing one would do, too.
        let isFirst = stack.count == container.marker + 1
        let isElement = container.marker >= 0 && !container.isObject
        return .unexpected(isElement && isFirst ? .valueOrEnd : .value, at: place)
    }

    @inline(__always)
    static func skipWhitespace(_ place: Place) -> Place {
        // Compact text has none, so that the first look decides.
        place.pointee > UInt8(ascii: " ") ? place : skipSomeWhitespace(place)
    }

    private static func skipSomeWhitespace(_ place: Place) -> Place {
        var place = place
        while true {
            switch place.pointee {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
                place += 1
            default: return place
            }
        }
    }

    private func expectEnd(_ place: Place) throws(ParsingFailure) {
        let rest = Self.skipWhitespace(place)
        guard rest == end else { throw .unexpected(.end, at: rest) }
    }

    /// Ends the work with a value that owns its memory.
    consuming func finish(_ root: RawJSON) -> JSONValue {
        guard root.needsMemory else {
            arena.free()
            return JSONValue(document: nil, raw: root)
        }
        return JSONValue(document: RawDocument(adopting: arena), raw: root)
    }

    /// Ends the work without a value.
    consuming func abandon(
        _ failure: ParsingFailure,
        text: UnsafeBufferPointer<UInt8>
    ) -> JSONSyntaxError {
        let offset = failure.byteOffset(from: start)
        arena.free()
        return switch failure.cause {
        case .unexpected(let expectation): Self.unexpected(expectation, at: offset, in: text)
        case .reason(let reason): JSONSyntaxError(reason, at: offset, in: text)
        }
    }

    private static func unexpected(
        _ expectation: ParsingFailure.Expectation,
        at offset: Int,
        in text: UnsafeBufferPointer<UInt8>
    ) -> JSONSyntaxError {
        let expected = expectation.rawValue
        guard offset < text.count else {
            return JSONSyntaxError(.unexpectedEnd(expected: expected), at: offset, in: text)
        }
        let found = character(at: offset, in: text)
        let reason: JSONSyntaxError.Reason =
            expectation == .end
            ? .trailingContent(found: found)
            : .unexpectedCharacter(found: found, expected: expected)
        return JSONSyntaxError(reason, at: offset, in: text)
    }

    /// The character at a place, in quotes if it can be shown.
    private static func character(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> String {
        var decoder = UTF8()
        var bytes = text[offset...].makeIterator()
        switch decoder.decode(&bytes) {
        case .scalarValue(let scalar) where scalar.value > 0x20 && scalar.value != 0x7F:
            return "'\(scalar)'"
        case .scalarValue(let scalar):
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        case .emptyInput, .error:
            let digits = String(text[offset], radix: 16, uppercase: true)
            return "byte 0x" + (digits.utf8.count == 1 ? "0" : "") + digits
        }
    }
}
