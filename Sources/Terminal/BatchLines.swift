package import JSON

/// JSON lines in, JSON lines out, in order; each answer leaves at once.
package enum BatchLines {
    /// The longest request that is read, in bytes.
    package static let lineByteLimit = 64 << 20

    /// Answers every line of standard input until it ends.
    ///
    /// A line that is no JSON object is answered by `refuse` with the reason.
    package static func answer(
        refuse: (String) -> JSONValue,
        _ body: (JSONValue) -> JSONValue
    ) {
        while let line = readLine(strippingNewline: true) {
            guard !line.isEmpty else { continue }
            var bytes: [UInt8] = []
            answer(to: line, refuse: refuse, body).write(to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
            StandardOutput.write(bytes)
        }
    }

    private static func answer(
        to line: String,
        refuse: (String) -> JSONValue,
        _ body: (JSONValue) -> JSONValue
    ) -> JSONValue {
        guard line.utf8.count <= lineByteLimit else {
            return refuse("expected a request of at most \(lineByteLimit) bytes")
        }
        do {
            var options = JSONParsingOptions()
            options.loneSurrogates = .keep
            let request = try JSONValue(parsing: Array(line.utf8), options: options)
            guard request.kind == .object else {
                return refuse("expected a request object, found \(request.kind)")
            }
            return body(request)
        } catch {
            return refuse("expected a request in JSON: \(error)")
        }
    }
}
