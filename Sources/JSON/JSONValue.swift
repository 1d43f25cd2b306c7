/// A JSON value: immutable, cheap to pass about, safe to share between threads.
///
/// It is 24 bytes: a counted reference to the document that it belongs to, and a view into that
/// document's memory. Taking a member or an element copies nothing and keeps the whole document alive;
/// ``compacted()`` cuts a value loose from a large one. Values are data and nothing else: there is
/// no undefined, no function and no number that JSON cannot write.
///
/// ```swift
/// let order = try JSONValue(parsing: #"{"customer": "ann", "lines": [{"quantity": 2}]}"#)
/// order["lines"]?[0]?["quantity"]?.integer      // 2
/// let answer: JSONValue = ["status": "ACCEPTED", "customer": order["customer"] ?? .null]
/// ```
///
/// Numbers are exact 64-bit integers or doubles and are equal by value, `2 == 2.0`. Objects keep the
/// order of their members; equality does not depend on it. Names and texts are compared by their bytes:
/// `é` as one code point and as `e` with an accent are two names.
@frozen
public struct JSONValue: Sendable {
    /// Owner of the memory that `raw` points into; none for what points nowhere.
    @usableFromInline package let document: RawDocument?

    /// The value itself.
    @usableFromInline package let raw: RawJSON

    /// Joins a raw value with the document that keeps its memory.
    @inlinable
    package init(document: RawDocument?, raw: RawJSON) {
        self.document = document
        self.raw = raw
        checkOwnership()
    }

    /// The value `null`.
    @inlinable public static var null: JSONValue { JSONValue(document: nil, raw: .null) }

    /// The value `[]`.
    @inlinable public static var emptyArray: JSONValue {
        JSONValue(document: nil, raw: .emptyArray)
    }

    /// The value `{}`.
    @inlinable public static var emptyObject: JSONValue {
        JSONValue(document: nil, raw: .emptyObject)
    }

    /// Which of the six kinds this value is.
    @inlinable public var kind: JSONKind {
        switch raw.tag {
        case .boolean: .boolean
        case .integer, .double: .number
        case .string: .string
        case .array: .array
        case .object: .object
        case .null, .undefined, .evaluator: .null
        }
    }

    /// In debug builds, stops if this value points outside its document or holds what is no JSON.
    @inlinable
    @inline(__always)
    func checkOwnership() {
        assert(isOwned, "a value points into its document and holds nothing but JSON")
    }

    @usableFromInline var isOwned: Bool {
        switch raw.tag {
        case .undefined, .evaluator: false
        case .null, .boolean, .integer: true
        case .double: raw.doubleValue.isFinite
        case .string, .array:
            raw.count == 0 || document?.reaches(raw.pointer) == true
        case .object:
            raw.shape.count == 0 || document?.reaches(raw.pointer) == true
        }
    }
}
