public import JSON

/// A state that passes its input on, or makes something new of it.
public struct PassState: TransitioningState {
    /// The state's name, unique in the whole machine.
    public var name: String

    /// What the state is for, in its author's words.
    public var comment: String?

    /// The state's own query language; absent means the machine's.
    public var queryLanguage: QueryLanguage?

    /// The variables that the state assigns: an object whose values are templates.
    public var assign: JSONValue?

    /// The template of the state's output; absent means the state's usual result.
    public var output: JSONValue?

    /// Where the machine goes from here.
    public var transition: Transition

    /// Members that this package does not know, and the order of all of them.
    public var preserved: PreservedMembers

    /// The state as one of the eight.
    public var state: State { .pass(self) }

    /// Creates a state that ends the machine unless told where to go.
    public init(_ name: String, output: JSONValue? = nil) {
        self.name = name
        self.output = output
        self.transition = .end
        self.preserved = PreservedMembers()
    }
}
