/// The members of a JSON object in their order, in the memory of the document that they belong to.
///
/// No two members have the same name. Looking one up compares up to twelve names and uses an index
/// beyond that.
@frozen
public struct JSONObject: Sendable, RandomAccessCollection {
    /// One member.
    public typealias Element = (key: String, value: JSONValue)

    @usableFromInline package let document: RawDocument?
    @usableFromInline package let raw: RawJSON

    @inlinable
    package init(document: RawDocument?, raw: RawJSON) {
        assert(raw.tag == .object, "only an object has members")
        self.document = document
        self.raw = raw
    }

    /// The number of members.
    @inlinable public var count: Int {
        withExtendedLifetime(document) { raw.shape.count }
    }

    /// Zero.
    @inlinable public var startIndex: Int { 0 }

    /// The number of members.
    @inlinable public var endIndex: Int { count }

    /// The member at `index`, which must be in range; its name is a copy.
    @inlinable public subscript(index: Int) -> Element {
        (key(at: index), value(at: index))
    }

    /// The value under `key`, or `nil`.
    ///
    /// - Complexity: O(1), or up to twelve comparisons.
    @inlinable public subscript(key: String) -> JSONValue? {
        let member = withExtendedLifetime(document) { raw.member(named: key) }
        return member.tag == .undefined ? nil : JSONValue(document: document, raw: member)
    }

    /// The value under the name with these bytes, or `nil`.
    @inlinable public subscript(utf8 key: UnsafeBufferPointer<UInt8>) -> JSONValue? {
        let member = withExtendedLifetime(document) { raw.member(named: key) }
        return member.tag == .undefined ? nil : JSONValue(document: document, raw: member)
    }

    /// The names, in order.
    @inlinable public var keys: [String] {
        (0..<count).map { key(at: $0) }
    }

    /// The values, in the order of the names.
    @inlinable public var values: JSONArray {
        let count = count
        guard count > 0 else { return JSONArray(document: nil, raw: .emptyArray) }
        return withExtendedLifetime(document) {
            // The values of an object lie side by side like the elements of an array.
            let values = raw.pointer.assumingMemoryBound(to: RawJSON.self)
            return JSONArray(document: document, raw: .array(values, count: count))
        }
    }

    /// The name of the member at `index`.
    @inlinable
    public func key(at index: Int) -> String {
        precondition(index >= 0 && index < count, "An index is within the object")
        return withExtendedLifetime(document) {
            String(decoding: raw.shape.keys[index].name.utf8, as: UTF8.self)
        }
    }

    /// The value of the member at `index`.
    @inlinable
    public func value(at index: Int) -> JSONValue {
        precondition(index >= 0 && index < count, "An index is within the object")
        return withExtendedLifetime(document) {
            JSONValue(document: document, raw: raw.values[index])
        }
    }

    /// The object as a value.
    @inlinable public var value: JSONValue { JSONValue(document: document, raw: raw) }
}

extension JSONObject: Hashable {
    /// Whether both have the same members, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.value == right.value
    }

    /// Feeds the members into `hasher`, whatever their order.
    public func hash(into hasher: inout Hasher) {
        value.hash(into: &hasher)
    }
}

extension JSONObject: CustomStringConvertible {
    /// The compact JSON text.
    public var description: String { value.text }
}
