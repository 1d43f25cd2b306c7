/// A type whose values can be written as JSON, the fast way: straight into a document.
///
/// ```swift
/// extension Reservation: JSONWritable {
///     func write(to builder: inout JSONBuilder) {
///         builder.object {
///             $0.set("reservationId", to: id)
///             $0.set("lines", to: lines)
///         }
///     }
/// }
/// ```
public protocol JSONWritable {
    /// Writes exactly one value.
    func write(to builder: inout JSONBuilder)
}

extension JSONValue {
    /// Creates what `value` writes.
    @inlinable
    public init(writing value: some JSONWritable) {
        var builder = JSONBuilder()
        builder.append(value)
        self = builder.finish()
    }
}

extension JSONValue: JSONWritable {
    /// Writes itself.
    @inlinable
    public func write(to builder: inout JSONBuilder) {
        builder.append(self)
    }
}

extension Bool: JSONWritable {
    /// Writes `true` or `false`.
    @inlinable
    public func write(to builder: inout JSONBuilder) {
        builder.append(JSONValue(self))
    }
}

extension Int: JSONWritable {
    /// Writes an exact integer.
    @inlinable
    public func write(to builder: inout JSONBuilder) {
        builder.append(JSONValue(self))
    }
}

extension Int64: JSONWritable {
    /// Writes an exact integer.
    @inlinable
    public func write(to builder: inout JSONBuilder) {
        builder.append(JSONValue(self))
    }
}

extension Double: JSONWritable {
    /// Writes a number, or `null` for what is not finite.
    @inlinable
    public func write(to builder: inout JSONBuilder) {
        builder.append(JSONValue(self))
    }
}

extension String: JSONWritable {
    /// Writes a text.
    @inlinable
    public func write(to builder: inout JSONBuilder) {
        builder.append(text: self)
    }
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
    /// Writes the value, or `null` if there is none.
    ///
    /// To leave a member out instead, see ``JSONBuilder/set(_:ifPresent:)``.
    @inlinable
    public func write(to builder: inout JSONBuilder) {
        switch self {
        case .some(let value): value.write(to: &builder)
        case .none: builder.append(JSONValue.null)
        }
    }
}

extension Array: JSONWritable where Element: JSONWritable {
    /// Writes an array.
    @inlinable
    public func write(to builder: inout JSONBuilder) {
        builder.array { builder in
            for element in self { builder.append(element) }
        }
    }
}
