/// One thing that is wrong, or doubtful, in a definition.
public struct Diagnostic: Sendable, Hashable {
    /// How bad it is.
    public enum Severity: String, Sendable, Hashable {
        /// The definition is refused.
        case error = "ERROR"

        /// The definition is accepted, but may not mean what its author thinks.
        case warning = "WARNING"
    }

    /// How bad it is.
    public var severity: Severity

    /// What kind of thing it is.
    public var code: DiagnosticCode

    /// What was expected and what was found.
    public var message: String

    /// Where it is: a JSON Pointer into the definition, `/` for all of it, absent for none.
    public var location: String?

    /// Creates a diagnostic.
    public init(
        severity: Severity = .error,
        code: DiagnosticCode,
        message: String,
        location: String?
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.location = location
    }
}

extension Diagnostic: CustomStringConvertible {
    /// The code, the message and the location, as Step Functions joins them.
    public var description: String {
        guard let location else { return "\(code.rawValue): \(message)" }
        return "\(code.rawValue): \(message) at \(location)"
    }
}
