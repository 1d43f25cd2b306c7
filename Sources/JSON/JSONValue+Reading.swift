extension JSONValue {
    /// Whether this is `null`.
    @inlinable public var isNull: Bool { raw.tag == .null }

    /// The Boolean, if this is one.
    @inlinable public var boolean: Bool? {
        raw.tag == .boolean ? raw.booleanValue : nil
    }

    /// The integer, if this is a number without a fraction within the range of `Int64`.
    ///
    /// `2.0` gives 2; `2.5`, `1e30` and `"2"` give `nil`.
    @inlinable public var integer: Int64? {
        switch raw.tag {
        case .integer: raw.integerValue
        case .double: Int64(exactly: raw.doubleValue)
        default: nil
        }
    }

    /// The number as a double, if this is one.
    ///
    /// An integer beyond 2⁵³ is rounded to the nearest double.
    @inlinable public var double: Double? {
        raw.isNumber ? raw.number : nil
    }

    /// The text, if this is one, as a copy.
    ///
    /// A lone half of a surrogate pair, which only ``JSONParsingOptions/LoneSurrogates/keep`` lets in,
    /// becomes U+FFFD.
    @inlinable public var string: String? {
        guard raw.tag == .string else { return nil }
        return withExtendedLifetime(document) { String(decoding: raw.utf8, as: UTF8.self) }
    }

    /// The elements, if this is an array; shared, not copied.
    @inlinable public var array: JSONArray? {
        raw.tag == .array ? JSONArray(document: document, raw: raw) : nil
    }

    /// The members, if this is an object; shared, not copied.
    @inlinable public var object: JSONObject? {
        raw.tag == .object ? JSONObject(document: document, raw: raw) : nil
    }

    /// Everything this value can be, for an exhaustive `switch`.
    public var content: JSONContent {
        switch raw.tag {
        case .boolean: .boolean(raw.booleanValue)
        case .integer: .integer(raw.integerValue)
        case .double: .double(raw.doubleValue)
        case .string:
            .string(withExtendedLifetime(document) { String(decoding: raw.utf8, as: UTF8.self) })
        case .array: .array(JSONArray(document: document, raw: raw))
        case .object: .object(JSONObject(document: document, raw: raw))
        case .null, .undefined, .evaluator: .null
        }
    }

    /// The member under `key`, or `nil` if there is none or this is no object.
    @inlinable public subscript(key: String) -> JSONValue? {
        guard raw.tag == .object else { return nil }
        let member = withExtendedLifetime(document) { raw.member(named: key) }
        return member.tag == .undefined ? nil : JSONValue(document: document, raw: member)
    }

    /// The element at `index`, or `nil` if there is none or this is no array.
    @inlinable public subscript(index: Int) -> JSONValue? {
        guard raw.tag == .array, index >= 0, index < raw.count else { return nil }
        let element = withExtendedLifetime(document) { raw.elements[index] }
        return JSONValue(document: document, raw: element)
    }

    /// The value that a pointer leads to from here, or `nil` if it leads nowhere.
    ///
    /// The empty pointer leads to the value itself. A token is an index where an array stands (digits
    /// without a leading zero; `-` leads nowhere) and a name where an object stands.
    public subscript(pointer: JSONPointer) -> JSONValue? {
        var value = raw
        for token in pointer.tokens {
            guard let next = withExtendedLifetime(document, { value.part(token) }) else {
                return nil
            }
            value = next
        }
        return JSONValue(document: document, raw: value)
    }

    /// Calls `body` with the bytes of the text, if this is one, without copying them.
    ///
    /// The bytes are UTF-8. A lone half of a surrogate pair stands as three bytes (0xED, 0xA0…0xBF, …).
    /// They are valid only during the call.
    ///
    /// - Returns: What `body` returned, or `nil` if this is no string.
    @inlinable
    public func withUTF8<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result? {
        guard raw.tag == .string else { return nil }
        return try withExtendedLifetime(document) { try body(raw.utf8) }
    }
}

extension RawJSON {
    /// The part that one step of a pointer leads to.
    fileprivate func part(_ token: String) -> RawJSON? {
        switch tag {
        case .array:
            guard let index = JSONPointer.index(of: token), index < count else { return nil }
            return elements[index]
        case .object:
            let member = member(named: token)
            return member.tag == .undefined ? nil : member
        default: return nil
        }
    }
}
