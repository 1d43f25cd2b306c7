/// What a ``MapState`` does for each item: a machine within the machine.
public struct ItemProcessor: Sendable, Hashable {
    /// What the processor is for, in its author's words.
    public var comment: String?

    /// How the processor runs; absent means ``ProcessorConfiguration/Mode/inline``.
    public var configuration: ProcessorConfiguration?

    /// The name of the state where an iteration starts.
    public var startAt: String

    /// The processor's states, in the order of the definition.
    public var states: [State]

    /// Members that this package does not know, and the order of all of them.
    public var preserved: PreservedMembers

    /// Creates a processor from its states.
    public init(startAt: String, states: [State], comment: String? = nil) {
        self.comment = comment
        self.startAt = startAt
        self.states = states
        self.preserved = PreservedMembers()
    }
}

/// How an ``ItemProcessor`` runs: `ProcessorConfig`.
public struct ProcessorConfiguration: Sendable, Hashable {
    /// Where iterations run.
    public enum Mode: String, Sendable, Hashable {
        /// Within the execution of the machine.
        case inline = "INLINE"

        /// In executions of their own, which Express workflows don't have.
        case distributed = "DISTRIBUTED"
    }

    /// Where iterations run; absent means ``Mode/inline``.
    public var mode: Mode?

    /// Members that this package does not know, and the order of all of them.
    public var preserved: PreservedMembers

    /// Creates a configuration.
    public init(mode: Mode? = .inline) {
        self.mode = mode
        self.preserved = PreservedMembers()
    }
}
