public import JSON

/// A rule for handing an error to another state.
public struct Catcher: Sendable, Hashable {
    /// What the rule is for, in its author's words.
    public var comment: String?

    /// The errors to which the rule applies.
    public var errorEquals: [ErrorName]

    /// The name of the state to go to.
    public var next: String

    /// The variables that the rule assigns: an object whose values are templates.
    public var assign: JSONValue?

    /// The template of the output; absent means the error, an object with `Error` and `Cause`.
    public var output: JSONValue?

    /// Members that this package does not know, and the order of all of them.
    public var preserved: PreservedMembers

    /// Creates a rule.
    public init(
        _ errors: [ErrorName],
        next: String,
        assign: JSONValue? = nil,
        output: JSONValue? = nil
    ) {
        self.errorEquals = errors
        self.next = next
        self.assign = assign
        self.output = output
        self.preserved = PreservedMembers()
    }
}
