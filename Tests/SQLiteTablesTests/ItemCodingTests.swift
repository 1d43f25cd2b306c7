import SQLiteTables
import Tables
import Testing

@Suite struct ItemCodingTests {
    private static let schema = TableSchema(name: "t", partitionKey: "PK", sortKey: "SK")

    private static let item: Item = [
        "PK": "p", "SK": "s", "text": "grüße", "empty": "",
        "long": .string(String(repeating: "x", count: 300)),
        "small": 5, "negative": -5, "zero": 0, "most": .integer(Int64.max),
        "least": .integer(Int64.min),
        "price": 79.99, "tiny": 1e-130, "yes": true, "no": false, "null": .null,
        "bytes": .binary([1, 2, 3]), "list": [1, ["a", []]], "map": ["x": ["y": 1], "z": [:]],
        "texts": .stringSet(["a", "b"]), "numbers": .numberSet([1, 2.5]),
        "blobs": .binarySet([[0]]),
    ]

    private func decode(_ bytes: [UInt8]) throws(ItemDecodingError) -> Item {
        try bytes.withUnsafeBufferPointer { buffer throws(ItemDecodingError) in
            try ItemDecoder.item(
                key: [Item.Attribute("PK", "p"), Item.Attribute("SK", "s")],
                bytes: UnsafeRawBufferPointer(buffer)
            )
        }
    }

    @Test func `an item comes back, in its order`() throws {
        let bytes = ItemEncoder.bytes(of: Self.item, in: Self.schema)
        let decoded = try decode(bytes)
        #expect(decoded == Self.item)
        #expect(decoded.names == Self.item.names)
    }

    @Test func `the key is not stored twice`() {
        #expect(ItemEncoder.bytes(of: ["PK": "p", "SK": "s"], in: Self.schema) == [0])
        #expect(ItemEncoder.bytes(of: ["PK": "p", "n": 5, "SK": "s"], in: Self.schema).count == 5)
    }

    @Test func `bytes that are cut short or longer are refused`() {
        let bytes = ItemEncoder.bytes(of: Self.item, in: Self.schema)
        for count in 0..<bytes.count {
            #expect(throws: ItemDecodingError.self) { try decode(Array(bytes.prefix(count))) }
        }
        #expect(throws: ItemDecodingError(byteOffset: bytes.count)) { try decode(bytes + [0]) }
    }

    @Test func `damaged bytes are an item or refused, never a crash`() {
        let bytes = ItemEncoder.bytes(of: Self.item, in: Self.schema)
        var refused = 0
        for position in bytes.indices {
            for value in [0, 1, 7, 8, 0x7F, 0x80, 0xFF] as [UInt8] {
                var damaged = bytes
                damaged[position] = value
                do throws(ItemDecodingError) { _ = try decode(damaged) } catch { refused += 1 }
            }
        }
        #expect(refused > bytes.count)
    }

    @Test func `nesting beyond the limit is refused`() {
        // One attribute "a", a list of a list of …
        let bytes: [UInt8] =
            [1, 1, 97] + Array(repeating: [7, 1] as [UInt8], count: 100).joined() + [0]
        #expect(throws: ItemDecodingError.self) { try decode(bytes) }
    }
}
