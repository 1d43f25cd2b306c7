public import JSON

/// One thing that can never be, and is.
public struct AuditViolation: Hashable, Sendable {
    /// The number of the invariant that is broken.
    public var invariant: Int

    /// What was found, and where.
    public var text: String

    /// Creates a violation.
    public init(invariant: Int, text: String) {
        self.invariant = invariant
        self.text = text
    }
}

extension AuditViolation: JSONWritable {
    /// Writes the violation as `orders audit --json` shows it.
    public func write(to builder: inout JSONBuilder) {
        builder.object {
            $0.set("invariant", to: invariant)
            $0.set("text", to: text)
        }
    }
}
