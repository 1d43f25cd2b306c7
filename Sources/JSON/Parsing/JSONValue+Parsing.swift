extension JSONValue {
    /// Parses a JSON text (RFC 8259).
    ///
    /// - Parameters:
    ///   - bytes: The text, UTF-8 without a byte-order mark.
    ///   - options: What to do where the standard leaves a choice.
    /// - Throws: The first place at which the text is not JSON.
    /// - Complexity: O(n), without recursion.
    public init(
        parsing bytes: UnsafeBufferPointer<UInt8>,
        options: JSONParsingOptions = JSONParsingOptions()
    ) throws(JSONSyntaxError) {
        guard bytes.count < Limits.textByteCount else {
            throw JSONSyntaxError(.tooLong(limit: Limits.textByteCount), at: 0, in: bytes)
        }
        var parser = JSONParser(bytes, options: options)
        let root: RawJSON
        do {
            root = try parser.parseText()
        } catch {
            throw parser.abandon(error, text: bytes)
        }
        self = parser.finish(root)
    }

    /// Parses a JSON text (RFC 8259).
    ///
    /// - Parameters:
    ///   - bytes: The text, UTF-8 without a byte-order mark.
    ///   - options: What to do where the standard leaves a choice.
    /// - Throws: The first place at which the text is not JSON.
    /// - Complexity: O(n), without recursion.
    public init(
        parsing bytes: [UInt8],
        options: JSONParsingOptions = JSONParsingOptions()
    ) throws(JSONSyntaxError) {
        let result = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(JSONSyntaxError) in
                try JSONValue(parsing: buffer, options: options)
            }
        }
        self = try result.get()
    }

    /// Parses a JSON text (RFC 8259).
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - options: What to do where the standard leaves a choice.
    /// - Throws: The first place at which the text is not JSON.
    /// - Complexity: O(n), without recursion.
    public init(
        parsing text: String,
        options: JSONParsingOptions = JSONParsingOptions()
    ) throws(JSONSyntaxError) {
        var text = text
        let result = text.withUTF8 { buffer in
            Result { () throws(JSONSyntaxError) in
                try JSONValue(parsing: buffer, options: options)
            }
        }
        self = try result.get()
    }
}
