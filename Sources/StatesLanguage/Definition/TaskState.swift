public import JSON

/// A state that calls a function or a service.
public struct TaskState: RecoveringState {
    /// The state's name, unique in the whole machine.
    public var name: String

    /// What the state is for, in its author's words.
    public var comment: String?

    /// The state's own query language; absent means the machine's.
    public var queryLanguage: QueryLanguage?

    /// What is called.
    public var resource: TaskResource

    /// The template of what the resource is given; absent means the state's input.
    public var arguments: JSONValue?

    /// The longest time that one attempt may take, in seconds.
    public var timeoutSeconds: NumberOrExpression?

    /// The longest time between two signs of life, in seconds.
    public var heartbeatSeconds: NumberOrExpression?

    /// The role as which the resource is called: an object with `RoleArn`.
    public var credentials: JSONValue?

    /// The rules for trying again; the first that names the error applies.
    public var retriers: [Retrier]

    /// The rules for handing an error on; the first that names the error applies.
    public var catchers: [Catcher]

    /// The variables that the state assigns: an object whose values are templates.
    public var assign: JSONValue?

    /// The template of the state's output; absent means the state's usual result.
    public var output: JSONValue?

    /// Where the machine goes from here.
    public var transition: Transition

    /// Members that this package does not know, and the order of all of them.
    public var preserved: PreservedMembers

    /// The state as one of the eight.
    public var state: State { .task(self) }

    /// Creates a state that ends the machine unless told where to go.
    public init(_ name: String, resource: TaskResource, arguments: JSONValue? = nil) {
        self.name = name
        self.resource = resource
        self.arguments = arguments
        self.retriers = []
        self.catchers = []
        self.transition = .end
        self.preserved = PreservedMembers()
    }
}
