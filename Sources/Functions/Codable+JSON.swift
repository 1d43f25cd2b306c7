public import JSON

extension JSONReadable where Self: Decodable {
    /// Reads a value by way of `Decodable`: the convenient way.
    ///
    /// A function that is called often reads its members itself.
    ///
    /// - Throws: The first place that does not fit.
    public init(reading value: JSONValue) throws(JSONReadingError) {
        do {
            self = try JSONValueDecoder().decode(Self.self, from: value)
        } catch let error as JSONReadingError {
            throw error
        } catch let error as DecodingError {
            throw JSONReadingError(error)
        } catch {
            throw JSONReadingError(expected: "\(Self.self)", found: "\(error)")
        }
    }
}

extension JSONWritable where Self: Encodable {
    /// Writes the value by way of `Encodable`: the convenient way.
    ///
    /// What cannot be encoded, such as a number that is not finite, makes the whole value `null`.
    public func write(to builder: inout JSONBuilder) {
        // A writer has no way to fail, as JSON itself has none for the types that write by hand.
        builder.append((try? JSONValueEncoder().encode(self)) ?? .null)
    }
}

extension JSONReadingError {
    /// The same told by `Decodable`.
    init(_ error: DecodingError) {
        let (context, expected): (DecodingError.Context, String) =
            switch error {
            case .typeMismatch(let type, let context): (context, "\(type)")
            case .valueNotFound(let type, let context): (context, "\(type)")
            case .keyNotFound(let key, let context): (context, "a member '\(key.stringValue)'")
            case .dataCorrupted(let context): (context, "another value")
            @unknown default: (DecodingError.Context(codingPath: [], debugDescription: ""), "")
            }
        self.init(
            pointer: JSONPointer(
                tokens: context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
            ),
            expected: expected,
            found: context.debugDescription
        )
    }
}
