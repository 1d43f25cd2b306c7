/// A node as an encoder, and as a container of one value.
struct EncodedValue: Encoder, SingleValueEncodingContainer {
    let node: EncodedNode
    let codingPath: [any CodingKey]

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        node.becomeObject()
        return KeyedEncodingContainer(EncodedObject(node: node, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        node.becomeArray()
        return EncodedArray(node: node, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() { set(.null) }
    func encode(_ value: Bool) { set(JSONValue(value)) }
    func encode(_ value: String) { set(JSONValue(value)) }
    func encode(_ value: Int) { set(JSONValue(value)) }
    func encode(_ value: Int8) { set(JSONValue(Int64(value))) }
    func encode(_ value: Int16) { set(JSONValue(Int64(value))) }
    func encode(_ value: Int32) { set(JSONValue(Int64(value))) }
    func encode(_ value: Int64) { set(JSONValue(value)) }
    func encode(_ value: UInt) throws { try encodeUnsigned(UInt64(value)) }
    func encode(_ value: UInt8) { set(JSONValue(Int64(value))) }
    func encode(_ value: UInt16) { set(JSONValue(Int64(value))) }
    func encode(_ value: UInt32) { set(JSONValue(Int64(value))) }
    func encode(_ value: UInt64) throws { try encodeUnsigned(value) }
    func encode(_ value: Float) throws { try encodeDouble(Double(value)) }
    func encode(_ value: Double) throws { try encodeDouble(value) }

    func encode(_ value: some Encodable) throws {
        // A JSON value is taken as it is, with its document.
        if let value = value as? JSONValue {
            set(value)
        } else {
            try value.encode(to: self)
        }
    }

    private func set(_ value: JSONValue) {
        node.content = .value(value)
    }

    private func encodeUnsigned(_ value: UInt64) throws {
        guard let integer = Int64(exactly: value) else {
            throw invalid(value, "an integer within 64 bits with a sign")
        }
        set(JSONValue(integer))
    }

    private func encodeDouble(_ value: Double) throws {
        guard value.isFinite else { throw invalid(value, "a finite number") }
        set(JSONValue(value))
    }

    private func invalid(_ value: Any, _ expected: String) -> EncodingError {
        let reason = "expected \(expected) but found \(value)"
        return .invalidValue(value, .init(codingPath: codingPath, debugDescription: reason))
    }
}

/// A node as a container with keys.
struct EncodedObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: EncodedNode
    let codingPath: [any CodingKey]

    func encodeNil(forKey key: Key) { member(key).encodeNil() }
    func encode(_ value: Bool, forKey key: Key) { member(key).encode(value) }
    func encode(_ value: String, forKey key: Key) { member(key).encode(value) }
    func encode(_ value: Int, forKey key: Key) { member(key).encode(value) }
    func encode(_ value: Int8, forKey key: Key) { member(key).encode(value) }
    func encode(_ value: Int16, forKey key: Key) { member(key).encode(value) }
    func encode(_ value: Int32, forKey key: Key) { member(key).encode(value) }
    func encode(_ value: Int64, forKey key: Key) { member(key).encode(value) }
    func encode(_ value: UInt, forKey key: Key) throws { try member(key).encode(value) }
    func encode(_ value: UInt8, forKey key: Key) { member(key).encode(value) }
    func encode(_ value: UInt16, forKey key: Key) { member(key).encode(value) }
    func encode(_ value: UInt32, forKey key: Key) { member(key).encode(value) }
    func encode(_ value: UInt64, forKey key: Key) throws { try member(key).encode(value) }
    func encode(_ value: Float, forKey key: Key) throws { try member(key).encode(value) }
    func encode(_ value: Double, forKey key: Key) throws { try member(key).encode(value) }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        try member(key).encode(value)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        member(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        member(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { member(JSONCodingKey.superclass) }

    func superEncoder(forKey key: Key) -> any Encoder { member(key) }

    private func member(_ key: any CodingKey) -> EncodedValue {
        EncodedValue(node: node.appendMember(key.stringValue), codingPath: codingPath + [key])
    }
}

/// A node as a container without keys.
struct EncodedArray: UnkeyedEncodingContainer {
    let node: EncodedNode
    let codingPath: [any CodingKey]

    var count: Int { node.elementCount }

    func encodeNil() { element().encodeNil() }
    func encode(_ value: Bool) { element().encode(value) }
    func encode(_ value: String) { element().encode(value) }
    func encode(_ value: Int) { element().encode(value) }
    func encode(_ value: Int8) { element().encode(value) }
    func encode(_ value: Int16) { element().encode(value) }
    func encode(_ value: Int32) { element().encode(value) }
    func encode(_ value: Int64) { element().encode(value) }
    func encode(_ value: UInt) throws { try element().encode(value) }
    func encode(_ value: UInt8) { element().encode(value) }
    func encode(_ value: UInt16) { element().encode(value) }
    func encode(_ value: UInt32) { element().encode(value) }
    func encode(_ value: UInt64) throws { try element().encode(value) }
    func encode(_ value: Float) throws { try element().encode(value) }
    func encode(_ value: Double) throws { try element().encode(value) }

    func encode(_ value: some Encodable) throws { try element().encode(value) }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) -> KeyedEncodingContainer<NestedKey> {
        element().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        element().unkeyedContainer()
    }

    func superEncoder() -> any Encoder { element() }

    private func element() -> EncodedValue {
        let key = JSONCodingKey(intValue: count)
        return EncodedValue(node: node.appendElement(), codingPath: codingPath + [key])
    }
}
