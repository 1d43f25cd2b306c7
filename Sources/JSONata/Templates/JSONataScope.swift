public import JSON

/// What the expressions of a state's field can see.
public struct JSONataScope: Sendable {
    /// `$states.input`: the state's input.
    public var input: JSONValue

    /// `$states.result`: what the state's work returned.
    public var result: JSONValue?

    /// `$states.errorOutput`: the error that a catcher caught.
    public var errorOutput: JSONValue?

    /// `$states.context`: the execution's context object.
    public var context: JSONValue?

    /// The workflow's variables.
    public var variables: JSONataVariables

    /// The clock and the random source.
    public var environment: JSONataEnvironment

    /// Creates a scope.
    public init(
        input: JSONValue,
        result: JSONValue? = nil,
        errorOutput: JSONValue? = nil,
        context: JSONValue? = nil,
        variables: JSONataVariables = JSONataVariables(),
        environment: JSONataEnvironment = .system
    ) {
        self.input = input
        self.result = result
        self.errorOutput = errorOutput
        self.context = context
        self.variables = variables
        self.environment = environment
    }
}
