extension JSONValue: Codable {
    /// Reads whatever a decoder has: by ``JSONValueDecoder`` as it is, by others piece by piece.
    public init(from decoder: any Decoder) throws {
        if let decoder = decoder as? DecodedValue {
            self = decoder.value
        } else if let members = try? decoder.container(keyedBy: JSONCodingKey.self) {
            // Whether there is an object can only be found out by asking for one.
            self.init(
                members: try members.allKeys.map { key in
                    (key.stringValue, try members.decode(JSONValue.self, forKey: key))
                }
            )
        } else if var elements = try? decoder.unkeyedContainer() {
            var values: [JSONValue] = []
            while !elements.isAtEnd { values.append(try elements.decode(JSONValue.self)) }
            self.init(values)
        } else {
            try self.init(decodingScalar: decoder.singleValueContainer())
        }
    }

    private init(decodingScalar container: any SingleValueDecodingContainer) throws {
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self.init(value)
        } else if let value = try? container.decode(Int64.self) {
            self.init(value)
        } else if let value = try? container.decode(Double.self) {
            self.init(value)
        } else {
            self.init(try container.decode(String.self))
        }
    }

    /// Writes the value to any encoder.
    public func encode(to encoder: any Encoder) throws {
        switch content {
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        case .object(let members):
            var container = encoder.container(keyedBy: JSONCodingKey.self)
            for (key, value) in members {
                try container.encode(value, forKey: JSONCodingKey(stringValue: key))
            }
        case .null: try encodeScalar(to: encoder) { try $0.encodeNil() }
        case .boolean(let value): try encodeScalar(to: encoder) { try $0.encode(value) }
        case .integer(let value): try encodeScalar(to: encoder) { try $0.encode(value) }
        case .double(let value): try encodeScalar(to: encoder) { try $0.encode(value) }
        case .string(let value): try encodeScalar(to: encoder) { try $0.encode(value) }
        }
    }

    private func encodeScalar(
        to encoder: any Encoder,
        _ encode: (inout any SingleValueEncodingContainer) throws -> Void
    ) throws {
        var container = encoder.singleValueContainer()
        try encode(&container)
    }
}
