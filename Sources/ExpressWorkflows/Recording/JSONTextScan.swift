import JSON

/// Cuts a text into the JSON objects and arrays in it and what lies between them.
struct JSONTextScan {
    /// A part of the text; all parts together are the text.
    enum Piece {
        /// What is no JSON.
        case text(ArraySlice<UInt8>)

        /// An object or an array.
        case json(ArraySlice<UInt8>, JSONValue)

        /// The rest, in which too many brackets begin no JSON to go on looking.
        case unknown
    }

    private let bytes: [UInt8]
    private var position = 0
    private var candidatesLeft: Int

    /// What comes after the piece that was given out.
    private var following: Piece?

    init(_ bytes: [UInt8], candidateLimit: Int) {
        self.bytes = bytes
        self.candidatesLeft = candidateLimit
    }

    /// The next part; `nil` at the end.
    ///
    /// - Complexity: O(n) for each bracket that begins no JSON, of which there is a limit.
    mutating func next() -> Piece? {
        if let piece = following {
            following = nil
            return piece
        }
        let start = position
        while position < bytes.count {
            guard isOpeningBracket(bytes[position]) else {
                position += 1
                continue
            }
            let bracket = position
            guard candidatesLeft > 0 else {
                position = bytes.count
                following = .unknown
                return .text(bytes[start..<bracket])
            }
            if let piece = json(from: bracket) {
                guard bracket > start else { return piece }
                following = piece
                return .text(bytes[start..<bracket])
            }
            candidatesLeft -= 1
            position = bracket + 1
        }
        return start < bytes.count ? .text(bytes[start...]) : nil
    }

    /// The JSON that begins at a bracket; then the scan goes on behind it.
    private mutating func json(from start: Int) -> Piece? {
        guard let end = end(from: start) else { return nil }
        do throws(JSONSyntaxError) {
            let value = try JSONValue(parsing: Array(bytes[start..<end]))
            position = end
            return .json(bytes[start..<end], value)
        } catch {
            // Brackets that belong together are not JSON for that.
            return nil
        }
    }

    /// Behind the bracket that closes the one at `start`.
    private func end(from start: Int) -> Int? {
        var depth = 0
        var isInString = false
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if isInString {
                if byte == UInt8(ascii: "\\") { index += 1 }
                if byte == UInt8(ascii: "\"") { isInString = false }
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if isOpeningBracket(byte) {
                depth += 1
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 { return index + 1 }
            }
            index += 1
        }
        return nil
    }

    private func isOpeningBracket(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
    }
}
