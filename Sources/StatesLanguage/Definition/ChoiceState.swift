public import JSON

/// A state that picks the next state by conditions.
public struct ChoiceState: AssigningState {
    /// The state's name, unique in the whole machine.
    public var name: String

    /// What the state is for, in its author's words.
    public var comment: String?

    /// The state's own query language; absent means the machine's.
    public var queryLanguage: QueryLanguage?

    /// The rules; the first whose condition holds applies.
    public var choices: [ChoiceRule]

    /// The state to go to when no condition holds; absent means `States.NoChoiceMatched`.
    public var defaultNext: String?

    /// The variables assigned when no condition holds.
    public var assign: JSONValue?

    /// The template of the output when no condition holds.
    public var output: JSONValue?

    /// Members that this package does not know, and the order of all of them.
    public var preserved: PreservedMembers

    /// The state as one of the eight.
    public var state: State { .choice(self) }

    /// Creates a state from its rules.
    public init(_ name: String, choices: [ChoiceRule], defaultNext: String? = nil) {
        self.name = name
        self.choices = choices
        self.defaultNext = defaultNext
        self.preserved = PreservedMembers()
    }
}
