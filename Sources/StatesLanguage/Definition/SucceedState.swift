public import JSON

/// A state that ends the machine with success.
public struct SucceedState: OutputState {
    /// The state's name, unique in the whole machine.
    public var name: String

    /// What the state is for, in its author's words.
    public var comment: String?

    /// The state's own query language; absent means the machine's.
    public var queryLanguage: QueryLanguage?

    /// The template of the state's output; absent means the state's usual result.
    public var output: JSONValue?

    /// Members that this package does not know, and the order of all of them.
    public var preserved: PreservedMembers

    /// The state as one of the eight.
    public var state: State { .succeed(self) }

    /// Creates a state.
    public init(_ name: String, output: JSONValue? = nil) {
        self.name = name
        self.output = output
        self.preserved = PreservedMembers()
    }
}
