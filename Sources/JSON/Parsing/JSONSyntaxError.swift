/// Why a text is not JSON, and where.
public struct JSONSyntaxError: Error, Sendable, Hashable {
    /// What is wrong with a text.
    public enum Reason: Sendable, Hashable {
        /// The text ends where `expected` should stand.
        case unexpectedEnd(expected: String)

        /// A character stands where `expected` should.
        case unexpectedCharacter(found: String, expected: String)

        /// A control character stands in a string; it must be escaped.
        case controlCharacter(UInt8)

        /// A backslash does not begin any escape.
        case invalidEscape

        /// The bytes are not UTF-8.
        case invalidUTF8

        /// An escape is half of a surrogate pair.
        case loneSurrogate

        /// A number is beyond the range of a double.
        case numberOutOfRange

        /// More arrays and objects are open than `limit`.
        case nestingTooDeep(limit: Int)

        /// An object has two members of that name.
        case duplicateMember(String)

        /// The text has `limit` bytes or more.
        case tooLong(limit: Int)

        /// Something follows the value.
        case trailingContent(found: String)
    }

    /// What is wrong.
    public let reason: Reason

    /// Where, in bytes from the beginning, from 0.
    public let byteOffset: Int

    /// In which line, from 1; a line ends with a line feed.
    public let line: Int

    /// At which code point of the line, from 1.
    public let column: Int

    /// What is wrong, without the place.
    public var message: String {
        switch reason {
        case .unexpectedEnd(let expected): "expected \(expected) but the text ends"
        case .unexpectedCharacter(let found, let expected):
            "expected \(expected) but found \(found)"
        case .controlCharacter(let byte):
            "expected control character U+\(Self.hexadecimal(byte)) to be escaped"
        case .invalidEscape:
            #"expected one of \" \\ \/ \b \f \n \r \t \uXXXX but found another escape"#
        case .invalidUTF8: "expected UTF-8 but found bytes that are not"
        case .loneSurrogate: "expected a surrogate pair but found half of one"
        case .numberOutOfRange: "expected a number within the range of a double"
        case .nestingTooDeep(let limit):
            "expected at most \(limit) nested arrays and objects but found more"
        case .tooLong(let limit):
            "expected a text of less than \(limit) bytes but found a longer one"
        case .duplicateMember(let name): "expected different members but found '\(name)' twice"
        case .trailingContent(let found):
            "expected the end of the text but found \(found)"
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
}

extension JSONSyntaxError: CustomStringConvertible {
    /// What is wrong and where: `expected ',' or ']' but found 'x' at 1:14`.
    public var description: String { "\(message) at \(line):\(column)" }
}

extension JSONSyntaxError {
    /// Finds line and column of a place in a text.
    init(_ reason: Reason, at byteOffset: Int, in text: UnsafeBufferPointer<UInt8>) {
        var line = 1
        var column = 1
        for byte in text.prefix(byteOffset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.reason = reason
        self.byteOffset = byteOffset
        self.line = line
        self.column = column
    }
}
