import JSON
import Testing

private struct Sample: Codable, Equatable {
    enum Kind: String, Codable { case small, large }

    struct Nested: Codable, Equatable {
        var values: [Double]
        var flags: [String: Bool]
    }

    var id: Int
    var small: UInt8
    var ratio: Float
    var kind: Kind
    var text: String?
    var nested: [Nested]
    var anything: JSONValue
}

@Suite struct JSONValueCodableTests {
    private let sample = Sample(
        id: -5,
        small: 200,
        ratio: 0.5,
        kind: .large,
        text: nil,
        nested: [Sample.Nested(values: [1, 2.5], flags: ["a": true])],
        anything: ["x": [1, .null, "y"]]
    )

    @Test func `a type is written and read back`() throws {
        let value = try JSONValueEncoder().encode(sample)
        #expect(
            value.text
                == #"{"id":-5,"small":200,"ratio":0.5,"kind":"large","nested":[{"values":[1,2.5],"flags":{"a":true}}],"anything":{"x":[1,null,"y"]}}"#
        )
        #expect(try JSONValueDecoder().decode(Sample.self, from: value) == sample)
    }

    static let misfits: [(String, JSONValue)] = [
        ("small", 300), ("small", "x"), ("id", 1.5), ("nested", [1]), ("kind", "middle"),
        ("nested", [["values": [true], "flags": [:]]]),
    ]

    @Test(arguments: misfits)
    func `what does not fit is refused with its path`(key: String, value: JSONValue) throws {
        let changed = try JSONValueEncoder().encode(sample).setting(key, to: value)
        let error = #expect(throws: DecodingError.self) {
            try JSONValueDecoder().decode(Sample.self, from: changed)
        }
        let context: DecodingError.Context? =
            switch error {
            case .typeMismatch(_, let context), .dataCorrupted(let context),
                .valueNotFound(_, let context), .keyNotFound(_, let context):
                context
            default: nil
            }
        #expect(context?.codingPath.first?.stringValue == key)
    }

    @Test func `a missing member is refused`() throws {
        let changed = try JSONValueEncoder().encode(sample).removing("id")
        #expect(throws: DecodingError.self) {
            try JSONValueDecoder().decode(Sample.self, from: changed)
        }
    }

    @Test func `numbers that JSON cannot write are refused`() {
        #expect(throws: EncodingError.self) { try JSONValueEncoder().encode([Double.nan]) }
        #expect(throws: EncodingError.self) { try JSONValueEncoder().encode([UInt64.max]) }
    }

    @Test func `scalars and nothing are values, too`() throws {
        struct Nothing: Codable {}
        #expect(try JSONValueEncoder().encode(5) == 5)
        #expect(try JSONValueEncoder().encode(Nothing()) == .emptyObject)
        #expect(try JSONValueDecoder().decode(String.self, from: "a") == "a")
        #expect(try JSONValueDecoder().decode([Int?].self, from: [1, .null]) == [1, nil])
    }

    @Test func `a value is coded piece by piece by any coder`() throws {
        let value: JSONValue = ["a": [1, 2.5, "x", true, .null, ["b": []]]]
        // Within another type's container the value meets its own coder by way of `Codable`.
        let coded = try JSONValueEncoder().encode(["key": [value]])
        #expect(coded == ["key": [value]])
        let decoded = try JSONValueDecoder().decode([String: [JSONValue]].self, from: coded)
        #expect(decoded == ["key": [value]])
    }
}
