public import JSON

/// What a JSON body must look like.
///
/// A JSON Schema, draft 4. Of its keywords `type` is understood, beside those that only describe
/// (`$schema`, `title`, `description`); a stack with any other does not pass its check.
public struct RequestModel: Hashable, Sendable {
    /// The name by which routes refer to it.
    public var name: String

    /// The schema.
    public var schema: JSONValue

    /// Describes a model.
    public init(name: String, schema: JSONValue) {
        self.name = name
        self.schema = schema
    }

    /// The kinds of value that the schema admits, or `nil` for any.
    package var admittedTypes: [SchemaType]? {
        guard let type = schema["type"] else { return nil }
        let names = type.array.map(Array.init) ?? [type]
        return names.compactMap { $0.string.flatMap(SchemaType.init(rawValue:)) }
    }

    /// What this package would not check as AWS does, or `nil`.
    var fault: String? {
        guard let members = schema.object else {
            return "expected a schema object but found \(schema.kind)"
        }
        for key in members.keys where !Self.understoodKeywords.contains(key) {
            return "expected one of \(Self.understoodKeywords.joined(separator: ", ")) "
                + "but found '\(key)'"
        }
        guard let type = schema["type"] else { return nil }
        let count = type.array.map(\.count) ?? 1
        guard admittedTypes?.count == count, count > 0 else {
            return "expected a JSON Schema type but found \(type.text)"
        }
        return nil
    }

    private static let understoodKeywords = ["$schema", "title", "description", "type"]
}

/// A kind of value, as JSON Schema names it.
package enum SchemaType: String, Hashable, Sendable {
    case array, boolean, integer, null, number, object, string

    /// Whether `value` is of this kind; an integer is a number without a fraction.
    package func admits(_ value: JSONValue) -> Bool {
        switch self {
        case .array: value.kind == .array
        case .boolean: value.kind == .boolean
        case .integer: value.integer != nil
        case .null: value.isNull
        case .number: value.kind == .number
        case .object: value.kind == .object
        case .string: value.kind == .string
        }
    }
}
