/// Writes types that are `Encodable` as JSON values.
///
/// Convenient rather than fast: a type on a hot path conforms to ``JSONWritable``. Members come in the
/// order in which they are encoded. A value that encodes nothing becomes `{}`.
public struct JSONValueEncoder: Sendable {
    /// Creates an encoder.
    public init() {}

    /// Writes a value.
    ///
    /// - Parameter value: What to write.
    /// - Returns: The JSON value.
    /// - Throws: `EncodingError` for numbers that JSON cannot write, and what `value` throws.
    public func encode(_ value: some Encodable) throws -> JSONValue {
        let node = EncodedNode()
        try EncodedValue(node: node, codingPath: []).encode(value)
        return JSONValue(writing: node)
    }
}

/// Where one value is gathered; containers of `Encoder` are references, so that this is one, too.
final class EncodedNode: JSONWritable {
    enum Content {
        case nothing
        case value(JSONValue)
        case array([EncodedNode])
        case object([(key: String, node: EncodedNode)])
    }

    var content = Content.nothing

    func write(to builder: inout JSONBuilder) {
        switch content {
        case .nothing: builder.append(JSONValue.emptyObject)
        case .value(let value): builder.append(value)
        case .array(let nodes):
            builder.array { builder in
                for node in nodes { builder.append(node) }
            }
        case .object(let members):
            builder.object { builder in
                for member in members { builder.set(member.key, to: member.node) }
            }
        }
    }

    /// Makes this an object, unless it is one.
    func becomeObject() {
        if case .object = content { return }
        content = .object([])
    }

    /// Makes this an array, unless it is one.
    func becomeArray() {
        if case .array = content { return }
        content = .array([])
    }

    /// The number of elements so far.
    var elementCount: Int {
        if case .array(let nodes) = content { nodes.count } else { 0 }
    }

    /// A new element at the array's end.
    func appendElement() -> EncodedNode {
        let node = EncodedNode()
        guard case .array(var nodes) = content else { return node }
        content = .nothing
        nodes.append(node)
        content = .array(nodes)
        return node
    }

    /// A new member at the object's end; of two with one name the last counts.
    func appendMember(_ key: String) -> EncodedNode {
        let node = EncodedNode()
        guard case .object(var members) = content else { return node }
        content = .nothing
        members.append((key, node))
        content = .object(members)
        return node
    }
}
