/// Reads one JSON text into a document's memory, from left to right, without recursion.
///
/// The text is copied once; strings point into the copy and are unescaped where they stand, where they
/// can only become shorter. Zero bytes behind the copy stop every scan, so that nothing counts down: a
/// zero byte is allowed nowhere in a text.
///
/// Its methods are mutating even if they change nothing: to call one that is not, a mutating method
/// hands over a copy of all fields (Swift 6.3).
struct JSONParser: ~Copyable {
    /// A place in the copied text.
    typealias Place = UnsafeMutablePointer<UInt8>

    let arena: RawArena
    let options: JSONParsingOptions

    /// The copied text and its end, behind which ``RawArena/padding`` zero bytes can be read.
    let start: Place
    let end: Place

    private let scratch = ParsingScratch()

    /// Values waiting for their container to end; its marker stands below them and keeps what the
    /// parser was within before.
    var stack: RawStack<RawJSON>

    /// The keys of the objects met so far.
    var tree: ShapeTree

    /// Keys of the open objects that are beyond the tree.
    var wideKeys: [RawKey] = []

    /// The shape of the last object beyond the tree.
    var lastWideShape = RawShape.empty

    /// The innermost open container.
    var container = OpenContainer.none

    /// How many containers are open.
    var depth = 0

    init(_ text: UnsafeBufferPointer<UInt8>, options: JSONParsingOptions) {
        self.options = options
        let textSize = text.count + RawArena.padding
        // Measured on usual texts: values and shapes need up to twice as much as a short text.
        let isSmall = text.count <= Limits.singleBlockTextByteCount
        arena = RawArena(capacity: isSmall ? textSize + text.count * 2 + 256 : textSize)
        start = arena.allocate(byteCount: textSize).bindMemory(to: UInt8.self, capacity: textSize)
        end = start + text.count
        if let source = text.baseAddress { start.update(from: source, count: text.count) }
        UnsafeMutableRawPointer(end).storeBytes(of: (0, 0), as: (UInt64, UInt64).self)
        stack = RawStack(scratch.values, capacity: ParsingScratch.valueCapacity)
        tree = ShapeTree(scratch.nodes, capacity: ParsingScratch.nodeCapacity)
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
                // In compact text the comma follows at once.
                if cursor.pointee != UInt8(ascii: ",") { cursor = Self.skipWhitespace(cursor) }
                if cursor.pointee == UInt8(ascii: ",") {
                    cursor = Self.skipWhitespace(cursor + 1)
                    if container.isObject { cursor = try parseKey(cursor, or: .name) }
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
                cursor = try parseKey(cursor, or: .nameOrEnd)
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
    private mutating func parseLiteral(_ cursor: inout Place) throws(ParsingFailure) -> RawJSON {
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
    private mutating func valueFailure(at place: Place) -> ParsingFailure {
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

    private mutating func expectEnd(_ place: Place) throws(ParsingFailure) {
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
