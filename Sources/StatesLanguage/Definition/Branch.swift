/// One branch of a ``ParallelState``: a machine within the machine.
public struct Branch: Sendable, Hashable {
    /// What the branch is for, in its author's words.
    public var comment: String?

    /// The name of the state where the branch starts.
    public var startAt: String

    /// The branch's states, in the order of the definition.
    public var states: [State]

    /// Members that this package does not know, and the order of all of them.
    public var preserved: PreservedMembers

    /// Creates a branch from its states.
    public init(startAt: String, states: [State], comment: String? = nil) {
        self.comment = comment
        self.startAt = startAt
        self.states = states
        self.preserved = PreservedMembers()
    }
}
