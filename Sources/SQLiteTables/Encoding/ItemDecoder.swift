package import Tables

/// Bytes that are no item, as only a damaged file has them.
package struct ItemDecodingError: Error, Sendable, Hashable {
    /// Where the bytes stop making sense.
    package let byteOffset: Int

    /// Names a place.
    package init(byteOffset: Int) { self.byteOffset = byteOffset }
}

/// Reads items from the bytes that `ItemEncoder` writes, where they are.
package struct ItemDecoder {
    private let bytes: UnsafeRawBufferPointer
    /// How many bytes have been read.
    private(set) var position = 0

    /// The item of these bytes and of the key that the database has in columns.
    package static func item(
        key: [Item.Attribute],
        bytes: UnsafeRawBufferPointer
    ) throws(ItemDecodingError) -> Item {
        var decoder = ItemDecoder(bytes: bytes)
        let count = try decoder.count()
        var attributes = key
        attributes.reserveCapacity(key.count + count)
        try decoder.appendMembers(count, to: &attributes, depth: 0)
        guard decoder.position == bytes.count else { throw decoder.failure }
        return Item(distinct: attributes)
    }

    /// The value of one attribute, for which the others are only walked over.
    package static func value(
        of name: String,
        in bytes: UnsafeRawBufferPointer
    ) throws(ItemDecodingError) -> AttributeValue? {
        var decoder = ItemDecoder(bytes: bytes)
        for _ in 0..<(try decoder.count()) {
            if name.hasBytes(try decoder.chunk()) { return try decoder.value() }
            try decoder.skipValue()
        }
        return nil
    }

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var failure: ItemDecodingError { ItemDecodingError(byteOffset: position) }

    private mutating func appendMembers(
        _ count: Int,
        to members: inout [Item.Attribute],
        depth: Int
    ) throws(ItemDecodingError) {
        for _ in 0..<count {
            let name = try text()
            members.append(Item.Attribute(name, try value(depth: depth)))
        }
    }

    /// Reads a value.
    mutating func value(depth: Int = 0) throws(ItemDecodingError) -> AttributeValue {
        guard let tag = ValueTag(rawValue: try byte()) else { throw failure }
        switch tag {
        case .null: return .null
        case .false: return .boolean(false)
        case .true: return .boolean(true)
        case .integer, .decimal, .longDecimal: return .number(try number(tag))
        case .string: return .string(try text())
        case .binary: return .binary(Array(try chunk()))
        case .list: return try list(depth: depth + 1)
        case .map: return try map(depth: depth + 1)
        case .stringSet:
            return .stringSet(try set { (decoder) throws(ItemDecodingError) in try decoder.text() })
        case .binarySet:
            return .binarySet(
                try set { (decoder) throws(ItemDecodingError) in Array(try decoder.chunk()) }
            )
        case .numberSet:
            return .numberSet(
                try set { (decoder) throws(ItemDecodingError) in
                    guard let tag = ValueTag(rawValue: try decoder.byte()) else {
                        throw decoder.failure
                    }
                    return try decoder.number(tag)
                }
            )
        }
    }

    /// Walks over a value.
    mutating func skipValue(depth: Int = 0) throws(ItemDecodingError) {
        guard let tag = ValueTag(rawValue: try byte()) else { throw failure }
        switch tag {
        case .null, .false, .true: break
        case .integer, .decimal, .longDecimal: try skipNumber(tag)
        case .string, .binary: _ = try chunk()
        case .stringSet, .binarySet:
            for _ in 0..<(try count()) { _ = try chunk() }
        case .numberSet:
            for _ in 0..<(try count()) { try skipNumber(ValueTag(rawValue: try byte())) }
        case .list, .map:
            guard depth < TableLimits.nestingLimit else { throw failure }
            for _ in 0..<(try count()) {
                if tag == .map { _ = try chunk() }
                try skipValue(depth: depth + 1)
            }
        }
    }

    private mutating func skipNumber(_ tag: ValueTag?) throws(ItemDecodingError) {
        let partCount =
            switch tag {
            case .integer: 1
            case .decimal: 2
            case .longDecimal: 3
            default: throw failure
            }
        for _ in 0..<partCount { _ = try varint() }
    }

    private mutating func list(depth: Int) throws(ItemDecodingError) -> AttributeValue {
        guard depth <= TableLimits.nestingLimit else { throw failure }
        let count = try count()
        var elements: [AttributeValue] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try value(depth: depth)) }
        return .list(elements)
    }

    private mutating func map(depth: Int) throws(ItemDecodingError) -> AttributeValue {
        guard depth <= TableLimits.nestingLimit else { throw failure }
        let count = try count()
        var members: [Item.Attribute] = []
        members.reserveCapacity(count)
        try appendMembers(count, to: &members, depth: depth)
        return .map(Item(distinct: members))
    }

    private mutating func set<Element: Hashable>(
        _ element: (inout ItemDecoder) throws(ItemDecodingError) -> Element
    ) throws(ItemDecodingError) -> Set<Element> {
        var elements: Set<Element> = []
        for _ in 0..<(try count()) { elements.insert(try element(&self)) }
        return elements
    }

    private mutating func number(_ tag: ValueTag) throws(ItemDecodingError) -> DecimalNumber {
        switch tag {
        case .integer:
            return DecimalNumber(Self.unzigzag(try varint()))
        case .decimal, .longDecimal:
            let scale = try varint()
            let low = try varint()
            let number = DecimalNumber(
                digits: low,
                high: tag == .longDecimal ? try varint() : 0,
                exponent: Int(Self.unzigzag(scale >> 1)),
                isNegative: scale & 1 == 1
            )
            guard let number else { throw failure }
            return number
        default:
            throw failure
        }
    }

    private static func unzigzag(_ value: UInt64) -> Int64 {
        Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    private mutating func text() throws(ItemDecodingError) -> String {
        String(decoding: try chunk(), as: UTF8.self)
    }

    /// Reads a text's bytes, or a name's.
    mutating func chunk() throws(ItemDecodingError) -> UnsafeRawBufferPointer {
        let count = try count()
        guard count <= bytes.count - position else { throw failure }
        defer { position += count }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
    }

    /// A number of bytes or elements, of which there cannot be more than bytes.
    mutating func count() throws(ItemDecodingError) -> Int {
        let value = try varint()
        guard value <= UInt64(bytes.count - position) else { throw failure }
        return Int(value)
    }

    private mutating func varint() throws(ItemDecodingError) -> UInt64 {
        // Nearly all have one byte.
        if position < bytes.count, bytes[position] < 0x80 { return UInt64(try byte()) }
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            let next = try byte()
            value |= UInt64(next & 0x7F) << UInt64(shift)
            if next < 0x80 { return value }
        }
        throw failure
    }

    private mutating func byte() throws(ItemDecodingError) -> UInt8 {
        guard position < bytes.count else { throw failure }
        defer { position += 1 }
        return bytes[position]
    }
}

extension String {
    /// Whether its UTF-8 bytes are these.
    func hasBytes(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard utf8.count == bytes.count else { return false }
        let isSame = utf8.withContiguousStorageIfAvailable { $0.elementsEqual(bytes) }
        return isSame ?? utf8.elementsEqual(bytes)
    }
}
