public import Time
public import JSON
public import StatesLanguage

/// One attempt of a `Task` state.
public struct TaskRequest: Sendable {
    /// What is called, as the definition names it.
    public var resource: TaskResource

    /// The call that ``resource`` stands for, taken apart once per definition.
    public var target: TaskResource.Target

    /// What the resource is given: the state's `Arguments`, or its input.
    public var arguments: JSONValue

    /// The time after which nobody waits for a result: the earliest that applies.
    public var deadline: Instant

    /// The state that asks.
    public var stateName: String

    /// How often the state has been tried before: 0 for the first attempt.
    public var retryCount: Int

    /// The execution that asks.
    public var executionARN: String

    /// Creates a request.
    public init(
        resource: TaskResource,
        arguments: JSONValue,
        deadline: Instant,
        stateName: String,
        retryCount: Int = 0,
        executionARN: String = ""
    ) {
        self.init(
            resource: resource,
            target: resource.target,
            arguments: arguments,
            deadline: deadline,
            stateName: stateName,
            retryCount: retryCount,
            executionARN: executionARN
        )
    }

    init(
        resource: TaskResource,
        target: TaskResource.Target,
        arguments: JSONValue,
        deadline: Instant,
        stateName: String,
        retryCount: Int,
        executionARN: String
    ) {
        self.resource = resource
        self.target = target
        self.arguments = arguments
        self.deadline = deadline
        self.stateName = stateName
        self.retryCount = retryCount
        self.executionARN = executionARN
    }
}
