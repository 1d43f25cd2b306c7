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
    /// Small elements are copied, large ones stay where they are and are kept alive.
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
    /// Small values are copied, large ones stay where they are and are kept alive.
    public init(members: some Sequence<(String, JSONValue)>) {
        let parts = Array(members)
        guard !parts.isEmpty else {
            self = .emptyObject
            return
        }
        // For each member: its value, and in the shape its key and some bytes of its name.
        var composer = RawComposer(capacity: 32 + parts.count * 64)
        let root = withUnsafeTemporaryAllocation(of: RawKey.self, capacity: parts.count) { keys in
            withUnsafeTemporaryAllocation(of: RawJSON.self, capacity: parts.count) { values in
                for (index, part) in parts.enumerated() {
                    keys[index] = composer.makeKey(part.0)
                    values[index] = composer.adopt(part.1)
                }
                guard let key = keys.baseAddress, let value = values.baseAddress else {
                    return RawJSON.emptyObject
                }
                return composer.arena.makeObject(key, value, count: parts.count)
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
        self.init(members: members)
    }
}
