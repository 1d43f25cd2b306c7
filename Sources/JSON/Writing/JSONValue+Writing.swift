extension JSONValue {
    /// Appends the compact JSON text to `bytes`.
    ///
    /// Members keep their order; nothing stands between the tokens. Numbers are written as JavaScript
    /// writes them, with the fewest digits that give the same double: `100`, `0.1`, `1e+21`, `1e-7`;
    /// minus zero is `0`. Only quotes, backslashes, control characters and lone halves of surrogate pairs
    /// are escaped.
    ///
    /// So a double from 2⁵³ to 2⁶³ looks like an integer, in whose place the parser puts an exact one:
    /// 2⁶⁰ reads back as 1152921504606847000, of which it is the nearest double.
    public func write(to bytes: inout [UInt8]) {
        withText { bytes.append(contentsOf: $0) }
    }

    /// The compact JSON text, as ``write(to:)`` writes it.
    public var text: String {
        withText { String(decoding: $0, as: UTF8.self) }
    }

    /// The JSON text with each element and member on a line of its own.
    ///
    /// - Parameter indent: How many spaces each level is indented; less than one counts as one.
    /// - Returns: The text, without a line feed at its end.
    public func formatted(indent: Int = 2) -> String {
        withExtendedLifetime(document) {
            var writer = JSONWriter(indent: max(1, indent))
            writer.write(raw)
            return writer.withBytes { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// The length of the compact JSON text in bytes, computed without writing it.
    public var byteCount: Int {
        withExtendedLifetime(document) { JSONMeasure.byteCount(of: raw, limit: .max) }
    }

    /// Whether the compact JSON text is longer than `limit` bytes.
    ///
    /// - Complexity: O(`limit`) at most, however large the value.
    public func exceeds(byteCount limit: Int) -> Bool {
        withExtendedLifetime(document) {
            // What is far from the limit, as most is, needs no exact count.
            JSONMeasure.byteCountBound(of: raw, limit: limit) > limit
                && JSONMeasure.byteCount(of: raw, limit: limit) > limit
        }
    }

    /// Calls `body` with the compact JSON text, which is valid only during the call.
    public func withText<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        var writer = JSONWriter(indent: 0)
        withExtendedLifetime(document) { writer.write(raw) }
        return try writer.withBytes(body)
    }
}

extension JSONValue: CustomStringConvertible {
    /// The compact JSON text.
    public var description: String { text }
}
