/// A state that ends the machine with an error.
public struct FailState: StateDefinition {
    /// The state's name, unique in the whole machine.
    public var name: String

    /// What the state is for, in its author's words.
    public var comment: String?

    /// The state's own query language; absent means the machine's.
    public var queryLanguage: QueryLanguage?

    /// The error's name, or an expression that gives it.
    public var error: String?

    /// The error's cause, or an expression that gives it.
    public var cause: String?

    /// Members that this package does not know, and the order of all of them.
    public var preserved: PreservedMembers

    /// The state as one of the eight.
    public var state: State { .fail(self) }

    /// Creates a state.
    public init(_ name: String, error: String? = nil, cause: String? = nil) {
        self.name = name
        self.error = error
        self.cause = cause
        self.preserved = PreservedMembers()
    }
}
