/// Why a JSON value could not be read as some type, and where.
public struct JSONReadingError: Error, Sendable, Hashable {
    /// The way to the value that is wrong, from the value that was to be read.
    public let pointer: JSONPointer

    /// What should stand there: `an integer`.
    public let expected: String

    /// What stands there: `a string`.
    public let found: String

    /// Creates an error.
    public init(pointer: JSONPointer = JSONPointer(), expected: String, found: String) {
        self.pointer = pointer
        self.expected = expected
        self.found = found
    }

    /// Creates an error that names the kind of value found, never its content.
    public init(
        pointer: JSONPointer = JSONPointer(),
        expected: String,
        found value: JSONValue
    ) {
        let found =
            switch value.kind {
            case .null: "null"
            case .boolean: "a Boolean"
            case .number: value.integer == nil ? "a number" : "an integer"
            case .string: "a string"
            case .array: "an array"
            case .object: "an object"
            }
        self.init(pointer: pointer, expected: expected, found: found)
    }

    /// The same error, seen from the container that has the value under `token`.
    public func within(_ token: String) -> JSONReadingError {
        JSONReadingError(pointer: pointer.prepending(token), expected: expected, found: found)
    }
}

extension JSONReadingError: CustomStringConvertible {
    /// What is wrong and where: `expected an integer but found a string at /lines/0/quantity`.
    public var description: String {
        let place = pointer.tokens.isEmpty ? "" : " at \(pointer)"
        return "expected \(expected) but found \(found)\(place)"
    }
}
