/// Why a template was refused, or its rendering failed.
public struct VelocityError: Error, Hashable, CustomStringConvertible {
    /// What kind of failure it is.
    public enum Kind: Sendable, Hashable {
        /// The template is malformed.
        case syntax
        /// An expression failed while the template was rendered.
        case evaluation
        /// A limit was exceeded.
        case limit
    }

    /// What kind of failure it is.
    public let kind: Kind

    /// What was expected and what was found.
    public let message: String

    /// The line in the template, from 1.
    public let line: Int

    /// The column in the line, in characters, from 1.
    public let column: Int

    /// Creates an error.
    public init(_ kind: Kind, _ message: String, line: Int, column: Int) {
        self.kind = kind
        self.message = message
        self.line = line
        self.column = column
    }

    init(_ kind: Kind, _ message: String, at offset: Int, in source: [UInt8]) {
        var line = 1
        var column = 1
        for byte in source.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(kind, message, line: line, column: column)
    }

    /// The message with its place.
    public var description: String { "\(message) at \(line):\(column)" }
}

/// A failure whose place is known to the caller.
///
/// Methods and values don't know where in the template they were called; the renderer adds it.
struct EvaluationFailure: Error {
    let kind: VelocityError.Kind
    let message: String

    init(_ message: String) {
        kind = .evaluation
        self.message = message
    }

    init(limit message: String) {
        kind = .limit
        self.message = message
    }
}
