/// A workflow in the Amazon States Language, in JSONata mode.
///
/// A machine is plain data. It is read from JSON by ``init(decoding:as:)``, which reports every
/// fault of a definition at once, or written in Swift with ``init(startAt:comment:timeoutSeconds:states:)``;
/// ``encoded()`` writes it back without loss.
public struct StateMachine: Sendable, Hashable {
    /// What the machine is for, in its author's words.
    public var comment: String?

    /// The query language of every state that names none of its own.
    ///
    /// Absent means ``QueryLanguage/jsonPath``, as the language prescribes.
    public var queryLanguage: QueryLanguage?

    /// The version of the States Language, if the definition names one.
    public var version: String?

    /// The longest time that an execution may take, in seconds.
    public var timeoutSeconds: Int64?

    /// The name of the state where an execution starts.
    public var startAt: String

    /// The states, in the order of the definition.
    public var states: [State]

    /// Members that this package does not know, and the order of all of them.
    public var preserved: PreservedMembers

    /// Creates a machine from its states.
    ///
    /// Nothing is checked here: ``diagnostics(as:)`` does that.
    public init(
        startAt: String,
        states: [State],
        queryLanguage: QueryLanguage? = .jsonata,
        comment: String? = nil,
        timeoutSeconds: Int64? = nil
    ) {
        self.comment = comment
        self.queryLanguage = queryLanguage
        self.version = nil
        self.timeoutSeconds = timeoutSeconds
        self.startAt = startAt
        self.states = states
        self.preserved = PreservedMembers()
    }
}
