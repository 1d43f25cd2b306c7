/// A violation, and by what it is known again when somebody looks a second time.
struct AuditFinding: Hashable {
    let violation: AuditViolation

    /// Stays the same as long as the same thing is wrong.
    let key: String

    init(_ invariant: Int, _ key: String, _ text: String) {
        violation = AuditViolation(invariant: invariant, text: text)
        self.key = "\(invariant) \(key)"
    }
}
