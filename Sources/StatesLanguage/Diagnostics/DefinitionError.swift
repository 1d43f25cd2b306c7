/// A definition is refused, with everything that is wrong in it.
public struct DefinitionError: Error, Sendable, Hashable {
    /// What is wrong or doubtful, in the order of the definition; at least one is an error.
    public var diagnostics: [Diagnostic]

    /// Whether there was more to report than ``DefinitionLimits/diagnosticCount``.
    public var isTruncated: Bool

    /// Creates an error.
    public init(diagnostics: [Diagnostic], isTruncated: Bool = false) {
        self.diagnostics = diagnostics
        self.isTruncated = isTruncated
    }
}

extension DefinitionError: CustomStringConvertible {
    /// One line a diagnostic.
    public var description: String {
        diagnostics.map(\.description).joined(separator: "\n")
    }
}
