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
        raw.tag == .string ? copiedText : nil
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
        case .string: .string(copiedText)
        case .array: .array(JSONArray(document: document, raw: raw))
        case .object: .object(JSONObject(document: document, raw: raw))
        case .null, .undefined, .evaluator: .null
        }
    }

    /// The member under `key`, or `nil` if there is none or this is no object.
    @inlinable public subscript(key: String) -> JSONValue? {
        let member = rawMember(key)
        return member.tag == .undefined ? nil : JSONValue(document: document, raw: member)
    }

    /// The element at `index`, or `nil` if there is none or this is no array.
    @inlinable public subscript(index: Int) -> JSONValue? {
        let element = rawElement(index)
        return element.tag == .undefined ? nil : JSONValue(document: document, raw: element)
    }

    /// The value that a pointer leads to from here, or `nil` if it leads nowhere.
    ///
    /// The empty pointer leads to the value itself. A token is an index where an array stands (digits
    /// without a leading zero; `-` leads nowhere) and a name where an object stands.
    @inlinable public subscript(pointer: JSONPointer) -> JSONValue? {
        let part = rawPart(pointer)
        return part.tag == .undefined ? nil : JSONValue(document: document, raw: part)
    }

    /// The member under `key`, or undefined; a part of this value's document.
    ///
    /// It is not inlined, so that a caller holds what it has anyway and what lies between on the way
    /// down a path is not counted (Swift 6.3).
    @usableFromInline
    @inline(never)
    func rawMember(_ key: String) -> RawJSON {
        withExtendedLifetime(document) {
            raw.tag == .object ? raw.member(named: key) : .undefined
        }
    }

    /// The element at `index`, or undefined; see ``rawMember(_:)``.
    @usableFromInline
    @inline(never)
    func rawElement(_ index: Int) -> RawJSON {
        guard raw.tag == .array, index >= 0, index < raw.count else { return .undefined }
        return withExtendedLifetime(document) { raw.elements[index] }
    }

    /// The text of a string; see ``rawMember(_:)``.
    @usableFromInline
    @inline(never)
    var copiedText: String {
        withExtendedLifetime(document) { String(decoding: raw.utf8, as: UTF8.self) }
    }

    /// The part that a pointer leads to, or undefined; see ``rawMember(_:)``.
    @usableFromInline
    @inline(never)
    func rawPart(_ pointer: JSONPointer) -> RawJSON {
        withExtendedLifetime(document) {
            var value = raw
            for token in pointer.tokens {
                guard value.isContainer else { return .undefined }
                value = value.part(token)
            }
            return value
        }
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
    /// The part of this array or object that one step of a pointer leads to, or undefined.
    fileprivate func part(_ token: String) -> RawJSON {
        guard tag == .array else { return member(named: token) }
        guard let index = JSONPointer.index(of: token), index < count else { return .undefined }
        return elements[index]
    }
}
