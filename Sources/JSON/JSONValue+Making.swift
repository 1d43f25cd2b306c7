extension JSONValue {
    /// Creates `true` or `false`.
    @inlinable
    public init(_ value: Bool) {
        self.init(document: nil, raw: .boolean(value))
    }

    /// Creates an exact integer.
    @inlinable
    public init(_ value: Int) {
        self.init(document: nil, raw: .integer(Int64(value)))
    }

    /// Creates an exact integer.
    @inlinable
    public init(_ value: Int64) {
        self.init(document: nil, raw: .integer(value))
    }

    /// Creates a number, or `null` from infinities and what is no number: JSON cannot write them.
    @inlinable
    public init(_ value: Double) {
        self.init(document: nil, raw: value.isFinite ? .double(value) : .null)
    }

    /// Creates a text.
    public init(_ value: String) {
        guard !value.isEmpty else {
            self.init(document: nil, raw: .emptyString)
            return
        }
        let arena = RawArena(capacity: value.utf8.count)
        let raw = arena.makeString(value)
        self.init(document: RawDocument(adopting: arena), raw: raw)
    }

    /// Creates an array.
    ///
    /// Small parts of large documents are copied; all others stay where they are and are kept alive.
    public init(_ elements: some Sequence<JSONValue>) {
        self.init(list: Array(elements))
    }

    private init(list: [JSONValue]) {
        guard !list.isEmpty else {
            self = .emptyArray
            return
        }
        var composer = RawComposer(capacity: RawComposer.byteCount(ofArray: list))
        let root = composer.makeArray(list)
        self = composer.finish(root)
    }

    /// Creates an object; of two members with one name the last wins, in the place of the first.
    ///
    /// Small parts of large documents are copied; all others stay where they are and are kept alive.
    public init(members: some Sequence<(String, JSONValue)>) {
        self.init(list: Array(members))
    }

    private init(list: [(String, JSONValue)]) {
        guard !list.isEmpty else {
            self = .emptyObject
            return
        }
        var composer = RawComposer(capacity: RawComposer.byteCount(ofObject: list))
        let root = composer.makeObject(list)
        self = composer.finish(root)
    }

    /// Creates an array's value.
    @inlinable
    public init(_ array: JSONArray) {
        self = array.value
    }

    /// Creates an object's value.
    @inlinable
    public init(_ object: JSONObject) {
        self = object.value
    }

    /// This value in memory of its own, cut loose from whatever it was taken from.
    ///
    /// - Complexity: O(n) in its size.
    public func compacted() -> JSONValue {
        withExtendedLifetime(document) { RawCopy.copy(raw) ?? self }
    }
}

extension JSONValue: ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// Creates `true` or `false`.
    @inlinable
    public init(booleanLiteral value: Bool) {
        self.init(value)
    }

    /// Creates an exact integer.
    @inlinable
    public init(integerLiteral value: Int64) {
        self.init(value)
    }

    /// Creates a number.
    @inlinable
    public init(floatLiteral value: Double) {
        self.init(value)
    }

    /// Creates a text.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// Creates an array.
    public init(arrayLiteral elements: JSONValue...) {
        self.init(list: elements)
    }

    /// Creates an object in the order of the literal.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self.init(list: members)
    }
}
