public import JSON

/// A condition, and where to go when it holds.
public struct ChoiceRule: Sendable, Hashable {
    /// What the rule is for, in its author's words.
    public var comment: String?

    /// The condition: an expression that gives a boolean, or a boolean.
    public var condition: JSONValue

    /// The name of the state to go to.
    public var next: String

    /// The variables that the rule assigns: an object whose values are templates.
    public var assign: JSONValue?

    /// The template of the state's output when the rule applies.
    public var output: JSONValue?

    /// Members that this package does not know, and the order of all of them.
    public var preserved: PreservedMembers

    /// Creates a rule.
    public init(
        _ condition: JSONValue,
        next: String,
        assign: JSONValue? = nil,
        output: JSONValue? = nil
    ) {
        self.condition = condition
        self.next = next
        self.assign = assign
        self.output = output
        self.preserved = PreservedMembers()
    }
}

/// A rule of a choice, as it reads within ``ChoiceState/init(_:otherwise:rules:)``.
public typealias When = ChoiceRule
