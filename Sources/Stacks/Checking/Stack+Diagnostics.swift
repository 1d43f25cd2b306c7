public import StatesLanguage

extension Stack {
    /// Finds whatever is wrong in the stack, all at once.
    ///
    /// Names and limits of every part, references between them, definitions, templates, and the
    /// order of time limits: function, then state, then execution, then gateway. A location is a
    /// JSON Pointer whose first parts name the part of the stack, such as
    /// `/functions/reserve-inventory/timeLimit`.
    ///
    /// - Returns: Errors, which keep the stack from running, and warnings.
    public func diagnostics() -> [Diagnostic] {
        var check = StackCheck(stack: self)
        check.checkTables()
        check.checkFunctions()
        check.checkStateMachines()
        if let api { check.checkAPI(api) }
        return check.diagnostics
    }

    /// Refuses a stack that has errors.
    ///
    /// - Returns: The warnings.
    /// - Throws: Everything that ``diagnostics()`` finds, if an error is among it.
    @discardableResult
    public func checked() throws(StackError) -> [Diagnostic] {
        let diagnostics = diagnostics()
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            throw StackError(diagnostics: diagnostics)
        }
        return diagnostics
    }
}

/// A stack that cannot run, with everything that is wrong in it.
public struct StackError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong or doubtful, in the order of the stack; at least one is an error.
    public var diagnostics: [Diagnostic]

    /// Creates an error.
    public init(diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    /// One line a diagnostic.
    public var description: String {
        diagnostics.map(\.description).joined(separator: "\n")
    }
}
