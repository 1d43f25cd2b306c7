package import Tables

/// Writes items as the bytes that the database stores.
///
/// Names and values one after another, each with its length; integers take as many bytes as they
/// need. Half the size of JSON text, and read without a parser. `ItemDecoder` reads it.
package struct ItemEncoder: ~Copyable {
    private var sink: ByteSink

    init(capacity: Int = 512) { sink = ByteSink(capacity: capacity) }

    /// The bytes of an item but for its key, which the database has in columns.
    package static func bytes(of item: Item, in schema: TableSchema) -> [UInt8] {
        var encoder = ItemEncoder()
        let keyCount = schema.sortKey == nil ? 1 : 2
        encoder.append(count: item.count - keyCount)
        for position in item.attributes.indices
        where !schema.isKey(item.attributes[position].name) {
            encoder.append(item.attributes[position].name)
            encoder.append(item.attributes[position].value)
        }
        return encoder.bytes
    }

    /// What was written.
    var bytes: [UInt8] { sink.bytes }
    /// How many bytes that are.
    var count: Int { sink.count }

    /// Takes bytes over that are encoded already.
    mutating func append(encoded bytes: UnsafeRawBufferPointer) { sink.append(bytes) }

    /// Replaces the number of attributes, which was written first and has one byte.
    mutating func replaceCount(with count: UInt8) { sink.replace(at: 0, with: count) }

    mutating func append(_ value: AttributeValue) {
        switch value {
        case .null: append(tag: .null)
        case .boolean(let value): append(tag: value ? .true : .false)
        case .number(let number): append(number)
        case .string(let text):
            append(tag: .string)
            append(text)
        case .binary(let value):
            append(tag: .binary)
            append(value)
        case .list(let elements):
            append(tag: .list)
            append(count: elements.count)
            for element in elements { append(element) }
        case .map(let members):
            append(tag: .map)
            append(count: members.count)
            for position in members.attributes.indices {
                append(members.attributes[position].name)
                append(members.attributes[position].value)
            }
        case .stringSet(let texts):
            append(tag: .stringSet)
            append(count: texts.count)
            for text in texts { append(text) }
        case .numberSet(let numbers):
            append(tag: .numberSet)
            append(count: numbers.count)
            for number in numbers { append(number) }
        case .binarySet(let values):
            append(tag: .binarySet)
            append(count: values.count)
            for value in values { append(value) }
        }
    }

    private mutating func append(tag: ValueTag) { sink.append(tag.rawValue) }

    private mutating func append(_ number: DecimalNumber) {
        if let integer = Int64(exactly: number) {
            append(tag: .integer)
            append(varint: integer.zigzag)
            return
        }
        let (low, high, exponent, isNegative) = number.parts
        append(tag: high == 0 ? .decimal : .longDecimal)
        append(varint: Int64(exponent).zigzag << 1 | (isNegative ? 1 : 0))
        append(varint: low)
        if high != 0 { append(varint: high) }
    }

    /// Writes a text, or a name.
    mutating func append(_ text: String) {
        append(count: text.utf8.count)
        var text = text
        text.withUTF8 { sink.append(UnsafeRawBufferPointer($0)) }
    }

    private mutating func append(_ value: [UInt8]) {
        append(count: value.count)
        value.withUnsafeBytes { sink.append($0) }
    }

    /// Writes a number of bytes, elements or attributes.
    mutating func append(count: Int) { append(varint: UInt64(count)) }

    private mutating func append(varint value: UInt64) {
        guard value >= 0x80 else { return sink.append(UInt8(truncatingIfNeeded: value)) }
        var rest = value
        while rest >= 0x80 {
            sink.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        sink.append(UInt8(truncatingIfNeeded: rest))
    }
}

/// What kind of value follows.
enum ValueTag: UInt8 {
    case null = 0
    case `false` = 1
    case `true` = 2
    /// A number that is an integer of 64 bits.
    case integer = 3
    /// Any other number whose digits fit into 64 bits: exponent and sign, then the digits.
    case decimal = 4
    case string = 5
    case binary = 6
    case list = 7
    case map = 8
    case stringSet = 9
    case numberSet = 10
    case binarySet = 11
    /// Any other number: exponent and sign, then the digits' lower and upper 64 bits.
    case longDecimal = 12
}

extension Int64 {
    /// The integer so that small magnitudes of either sign become small.
    fileprivate var zigzag: UInt64 { UInt64(bitPattern: self << 1 ^ self >> 63) }
}
