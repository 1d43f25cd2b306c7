import Tables
import Testing

@Suite struct KeyTests {
    private let schema = TableSchema(
        name: "t",
        partitionKey: "PK",
        sortKey: KeyAttribute("SK", type: .binary),
        indexes: [IndexSchema(name: "i", partitionKey: "group")]
    )

    @Test func `keys order by partition, then by sort key`() {
        let ascending = [
            PrimaryKey("a"), PrimaryKey("a", "a"), PrimaryKey("a", "b"), PrimaryKey("aa", "a"),
            PrimaryKey("b", ""), PrimaryKey("b", "\u{FF}"),
        ].map(KeyBytes.init)
        #expect(ascending.shuffled().sorted() == ascending)
        #expect(KeyBytes.least < ascending[0])
    }

    @Test func `the parts of a key stay apart`() {
        let key = KeyBytes(PrimaryKey("ab", "c"))
        #expect(Array(key.partition) == [97, 98])
        #expect(Array(key.sort) == [99])
        #expect(key != KeyBytes(PrimaryKey("a", "bc")))
    }

    @Test func `an item's key is taken from its attributes`() throws {
        let key = try schema.key(of: ["x": 1, "SK": .binary([1]), "PK": "a"])
        #expect(key == PrimaryKey("a", .binary([1])))
        #expect(schema.attributes(of: key).map(\.name) == ["PK", "SK"])
    }

    private static let noKeys: [(Item, String)] = [
        (["SK": .binary([1])], "expected the key attribute 'PK' but found none"),
        (["PK": "a", "SK": "x"], "expected type B but found type S as key attribute 'SK'"),
        (["PK": "", "SK": .binary([1])], "expected a key attribute 'PK' that is not empty"),
        (
            ["PK": "a", "SK": .binary(Array(repeating: 0, count: 1025))],
            "expected at most 1024 bytes but found 1025 in key attribute 'SK'"
        ),
    ]

    @Test(arguments: noKeys)
    func `what is no key says why`(item: Item, reason: String) {
        #expect(throws: TableError.validation(reason)) { try schema.key(of: item) }
    }

    private static let ranges: [(Query.SortCondition, [UInt8], [UInt8]?)] = [
        (.compare(.equals, .binary([1])), [1], [1, 0]),
        (.compare(.lessThan, .binary([1])), [], [1]),
        (.compare(.atMost, .binary([1])), [], [1, 0]),
        (.compare(.greaterThan, .binary([1])), [1, 0], nil),
        (.compare(.atLeast, .binary([1])), [1], nil),
        (.between(lower: .binary([1]), upper: .binary([2])), [1], [2, 0]),
        (.beginsWith(.binary([1, 7])), [1, 7], [1, 8]),
        (.beginsWith(.binary([1, 255])), [1, 255], [2]),
        (.beginsWith(.binary([255, 255])), [255, 255], nil),
    ]

    @Test(arguments: ranges)
    func `a condition on sort keys is a range of bytes`(
        condition: Query.SortCondition,
        lower: [UInt8],
        upper: [UInt8]?
    ) throws {
        let range = try Query("a", in: "t", sort: condition).range(in: schema)
        #expect(range.partition == [97])
        #expect(range.lower == lower)
        #expect(range.upper == upper)
    }

    @Test func `a page's end has the key attributes of table and index`() throws {
        let item: Item = ["PK": "a", "x": 1, "SK": .binary([1]), "group": "g"]
        let plain = PageStart.attributes(of: item, index: nil, in: schema)
        #expect(plain == ["PK": "a", "SK": .binary([1])])
        let indexed = PageStart.attributes(of: item, index: "i", in: schema)
        #expect(indexed == ["PK": "a", "SK": .binary([1]), "group": "g"])
        let start = try PageStart(indexed, index: "i", of: schema)
        #expect(start.index == KeyBytes(PrimaryKey("g")))
        #expect(start.primary == KeyBytes(PrimaryKey("a", .binary([1]))))
    }

    @Test func `schemas that cannot be are refused`() {
        var twice = schema
        twice.indexes.append(twice.indexes[0])
        var many = schema
        many.indexes = (0..<21).map { number in
            IndexSchema(name: IndexName(rawValue: "i\(number)"), partitionKey: "x")
        }
        for refused in [twice, many, TableSchema(name: "t", partitionKey: "")] {
            #expect(throws: TableError.self) { try refused.validate() }
        }
    }
}
