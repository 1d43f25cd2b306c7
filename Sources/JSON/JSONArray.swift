/// The elements of a JSON array, in the memory of the document that they belong to.
@frozen
public struct JSONArray: Sendable, RandomAccessCollection {
    @usableFromInline package let document: RawDocument?
    @usableFromInline package let raw: RawJSON

    @inlinable
    package init(document: RawDocument?, raw: RawJSON) {
        assert(raw.tag == .array, "only an array has elements")
        self.document = document
        self.raw = raw
    }

    /// The number of elements.
    @inlinable public var count: Int { raw.count }

    /// Zero.
    @inlinable public var startIndex: Int { 0 }

    /// The number of elements.
    @inlinable public var endIndex: Int { raw.count }

    /// The element at `index`, which must be in range.
    ///
    /// - Complexity: O(1).
    @inlinable public subscript(index: Int) -> JSONValue {
        precondition(index >= 0 && index < raw.count, "An index is within the array")
        return withExtendedLifetime(document) {
            JSONValue(document: document, raw: raw.elements[index])
        }
    }

    /// The array as a value.
    @inlinable public var value: JSONValue { JSONValue(document: document, raw: raw) }
}

extension JSONArray: Hashable {
    /// Whether all elements agree, in order.
    public static func == (left: JSONArray, right: JSONArray) -> Bool {
        left.value == right.value
    }

    /// Feeds the elements into `hasher`.
    public func hash(into hasher: inout Hasher) {
        value.hash(into: &hasher)
    }
}

extension JSONArray: CustomStringConvertible {
    /// The compact JSON text.
    public var description: String { value.text }
}
