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
        let parts = Array(elements)
        guard !parts.isEmpty else {
            self = .emptyArray
            return
        }
        var composer = RawComposer(capacity: parts.count * MemoryLayout<RawJSON>.stride)
        let values = composer.arena.allocateValues(parts.count)
        for (index, part) in parts.enumerated() {
            values[index] = composer.adopt(part)
        }
        self = composer.finish(.array(values, count: parts.count))
    }

    /// Creates an object; of two members with one name the last wins, in the place of the first.
    ///
    /// Small parts of large documents are copied; all others stay where they are and are kept alive.
    public init(members: some Sequence<(String, JSONValue)>) {
        self.init(list: Array(members))
    }

    private init(list: [(String, JSONValue)]) {
        let count = list.count
        guard count > 0 else {
            self = .emptyObject
            return
        }
        // For each member: its value, and in the shape its key and some bytes of its name.
        var composer = RawComposer(capacity: 32 + count * 64)
        let root = withUnsafeTemporaryAllocation(of: RawKey.self, capacity: count) { keys in
            withUnsafeTemporaryAllocation(of: RawJSON.self, capacity: count) { values in
                guard let key = keys.baseAddress, let value = values.baseAddress else {
                    return RawJSON.emptyObject
                }
                for index in 0..<count {
                    (key + index).initialize(to: composer.makeKey(list[index].0))
                    (value + index).initialize(to: composer.adopt(list[index].1))
                }
                return composer.arena.makeObject(key, value, count: count)
            }
        }
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
        self.init(elements)
    }

    /// Creates an object in the order of the literal.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self.init(list: members)
    }
}
