/// A type whose values can be read from JSON, the fast way: straight from a document.
///
/// ```swift
/// extension Line: JSONReadable {
///     init(reading value: JSONValue) throws(JSONReadingError) {
///         sku = try value.read("sku")
///         quantity = try value.read("quantity")
///         note = try value.read("note")          // an optional may be missing or null
///     }
/// }
/// ```
public protocol JSONReadable {
    /// Reads a value.
    ///
    /// - Throws: What was expected, what was found, and where within `value`.
    init(reading value: JSONValue) throws(JSONReadingError)

    /// What a missing member reads as, or `nil` if it must be there.
    static var whenAbsent: Self? { get }
}

extension JSONReadable {
    /// A member must be there.
    @inlinable public static var whenAbsent: Self? { nil }
}

extension JSONValue {
    /// Reads a member of this object.
    ///
    /// - Throws: If this is no object, the member is missing, or its value is not what was expected.
    @inlinable
    public func read<Value: JSONReadable>(
        _ key: String,
        as type: Value.Type = Value.self
    ) throws(JSONReadingError) -> Value {
        guard raw.tag == .object else {
            throw JSONReadingError(expected: "an object", found: self)
        }
        let member = rawMember(key)
        guard member.tag != .undefined else {
            if let value = Value.whenAbsent { return value }
            let pointer = JSONPointer(tokens: [key])
            throw JSONReadingError(pointer: pointer, expected: "a value", found: "nothing")
        }
        do {
            return try Value(reading: JSONValue(document: document, raw: member))
        } catch {
            throw error.within(key)
        }
    }
}

extension JSONValue: JSONReadable {
    /// Takes the value as it is.
    @inlinable
    public init(reading value: JSONValue) {
        self = value
    }
}

extension Bool: JSONReadable {
    /// Reads `true` or `false`.
    @inlinable
    public init(reading value: JSONValue) throws(JSONReadingError) {
        guard let boolean = value.boolean else {
            throw JSONReadingError(expected: "a Boolean", found: value)
        }
        self = boolean
    }
}

extension Int64: JSONReadable {
    /// Reads a number without a fraction.
    @inlinable
    public init(reading value: JSONValue) throws(JSONReadingError) {
        guard let integer = value.integer else {
            throw JSONReadingError(expected: "an integer", found: value)
        }
        self = integer
    }
}

extension Int: JSONReadable {
    /// Reads a number without a fraction.
    @inlinable
    public init(reading value: JSONValue) throws(JSONReadingError) {
        guard let integer = value.integer, let native = Int(exactly: integer) else {
            throw JSONReadingError(expected: "an integer", found: value)
        }
        self = native
    }
}

extension Double: JSONReadable {
    /// Reads a number.
    @inlinable
    public init(reading value: JSONValue) throws(JSONReadingError) {
        guard let double = value.double else {
            throw JSONReadingError(expected: "a number", found: value)
        }
        self = double
    }
}

extension String: JSONReadable {
    /// Reads a text.
    @inlinable
    public init(reading value: JSONValue) throws(JSONReadingError) {
        guard let string = value.string else {
            throw JSONReadingError(expected: "a string", found: value)
        }
        self = string
    }
}

extension Optional: JSONReadable where Wrapped: JSONReadable {
    /// Reads a value, or nothing from `null`.
    @inlinable
    public init(reading value: JSONValue) throws(JSONReadingError) {
        self = value.isNull ? nil : try Wrapped(reading: value)
    }

    /// A missing member reads as nothing.
    @inlinable public static var whenAbsent: Wrapped?? { .some(nil) }
}

extension Array: JSONReadable where Element: JSONReadable {
    /// Reads an array.
    @inlinable
    public init(reading value: JSONValue) throws(JSONReadingError) {
        guard let elements = value.array else {
            throw JSONReadingError(expected: "an array", found: value)
        }
        self.init()
        reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            do {
                append(try Element(reading: element))
            } catch {
                throw error.within(String(index))
            }
        }
    }
}
