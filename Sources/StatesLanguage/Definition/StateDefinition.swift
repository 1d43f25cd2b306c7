public import JSON

/// What every state has.
public protocol StateDefinition: Sendable, Hashable {
    /// The state's name, unique in the whole machine.
    var name: String { get set }

    /// What the state is for, in its author's words.
    var comment: String? { get set }

    /// The state's own query language; absent means the machine's.
    var queryLanguage: QueryLanguage? { get set }

    /// Members that this package does not know, and the order of all of them.
    var preserved: PreservedMembers { get set }

    /// The state as one of the eight.
    var state: State { get }
}

/// A state that produces output: every state but ``FailState``.
public protocol OutputState: StateDefinition {
    /// The template of the state's output; absent means the state's usual result.
    ///
    /// Any JSON; strings that begin with `{%` and end with `%}` are expressions.
    var output: JSONValue? { get set }
}

/// A state that may assign variables.
public protocol AssigningState: OutputState {
    /// The variables that the state assigns: an object whose values are templates.
    var assign: JSONValue? { get set }
}

/// A state that goes on to another one, or ends the machine.
public protocol TransitioningState: AssigningState {
    /// Where the machine goes from here.
    var transition: Transition { get set }
}

/// A state that may try again, or hand an error to another state.
public protocol RecoveringState: TransitioningState {
    /// The rules for trying again; the first that names the error applies.
    var retriers: [Retrier] { get set }

    /// The rules for handing an error on; the first that names the error applies.
    var catchers: [Catcher] { get set }
}

/// Where the machine goes from a state.
public enum Transition: Sendable, Hashable {
    /// To the state of this name, on the same level.
    case next(String)

    /// Nowhere: the machine, branch or iteration ends.
    case end
}
