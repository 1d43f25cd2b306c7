public import JSON

/// A state that waits for a time or until one.
public struct WaitState: TransitioningState {
    /// How long a state waits.
    public enum Delay: Sendable, Hashable {
        /// For so many seconds, 0 or more.
        case seconds(NumberOrExpression)

        /// Until a time in the extended format of ISO 8601 with an offset, or what an
        /// expression gives.
        case timestamp(String)
    }

    /// The state's name, unique in the whole machine.
    public var name: String

    /// What the state is for, in its author's words.
    public var comment: String?

    /// The state's own query language; absent means the machine's.
    public var queryLanguage: QueryLanguage?

    /// How long the state waits.
    public var delay: Delay

    /// The variables that the state assigns: an object whose values are templates.
    public var assign: JSONValue?

    /// The template of the state's output; absent means the state's usual result.
    public var output: JSONValue?

    /// Where the machine goes from here.
    public var transition: Transition

    /// Members that this package does not know, and the order of all of them.
    public var preserved: PreservedMembers

    /// The state as one of the eight.
    public var state: State { .wait(self) }

    /// Creates a state that ends the machine unless told where to go.
    public init(_ name: String, _ delay: Delay) {
        self.name = name
        self.delay = delay
        self.transition = .end
        self.preserved = PreservedMembers()
    }
}
