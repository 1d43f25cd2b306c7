/// Reads types that are `Decodable` from JSON values.
///
/// Convenient rather than fast: a type on a hot path conforms to ``JSONReadable``.
public struct JSONValueDecoder: Sendable {
    /// Creates a decoder.
    public init() {}

    /// Reads a value of a type.
    ///
    /// - Parameters:
    ///   - type: What to read.
    ///   - value: Where to read it from.
    /// - Returns: What was read.
    /// - Throws: `DecodingError` with the path to the value that does not fit.
    public func decode<Value: Decodable>(
        _ type: Value.Type = Value.self,
        from value: JSONValue
    ) throws -> Value {
        try DecodedValue(value: value, codingPath: []).decode(type)
    }
}

/// A JSON value as a decoder, and as a container of itself alone.
struct DecodedValue: Decoder, SingleValueDecodingContainer {
    let value: JSONValue
    let codingPath: [any CodingKey]

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        guard let object = value.object else { throw mismatch([String: JSONValue].self) }
        return KeyedDecodingContainer(DecodedObject(object: object, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let array = value.array else { throw mismatch([JSONValue].self) }
        return DecodedArray(array: array, codingPath: codingPath)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { value.isNull }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard let boolean = value.boolean else { throw mismatch(type) }
        return boolean
    }

    func decode(_ type: String.Type) throws -> String {
        guard let string = value.string else { throw mismatch(type) }
        return string
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard let double = value.double else { throw mismatch(type) }
        return double
    }

    func decode(_ type: Float.Type) throws -> Float {
        guard let double = value.double else { throw mismatch(type) }
        let float = Float(double)
        guard float.isFinite else { throw corrupted("a number within the range of \(type)") }
        return float
    }

    func decode(_ type: Int.Type) throws -> Int { try decodeInteger(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try decodeInteger(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try decodeInteger(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try decodeInteger(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try decodeInteger(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try decodeInteger(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try decodeInteger(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try decodeInteger(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try decodeInteger(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try decodeInteger(type) }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        // A JSON value is taken as it is, with its document.
        if let value = value as? Value { return value }
        return try Value(from: self)
    }

    private func decodeInteger<Value: FixedWidthInteger>(_ type: Value.Type) throws -> Value {
        guard let double = value.double else { throw mismatch(type) }
        let integer = value.integer.map { Value(exactly: $0) } ?? Value(exactly: double)
        guard let integer else { throw corrupted("an integer within the range of \(type)") }
        return integer
    }

    private func mismatch(_ type: Any.Type) -> DecodingError {
        let reason = JSONReadingError(expected: "\(type)", found: value).description
        return .typeMismatch(type, .init(codingPath: codingPath, debugDescription: reason))
    }

    private func corrupted(_ expected: String) -> DecodingError {
        let reason = "expected \(expected) but found \(value)"
        return .dataCorrupted(.init(codingPath: codingPath, debugDescription: reason))
    }
}
