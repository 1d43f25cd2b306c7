/// A method of a resource, and what answers it.
public struct Route: Hashable, Sendable {
    /// The method.
    public var method: RouteMethod

    /// The resource's path.
    public var path: ResourcePath

    /// What answers.
    public var integration: Integration

    /// The name of the model that a JSON body must fit, if any.
    public var requestModel: String?

    /// Describes a route.
    public init(
        _ method: RouteMethod,
        _ path: ResourcePath,
        requestModel: String? = nil,
        integration: Integration
    ) {
        self.method = method
        self.path = path
        self.requestModel = requestModel
        self.integration = integration
    }
}

/// The method of a route, as an extensible set of names.
public struct RouteMethod: RawRepresentable, Hashable, Sendable {
    /// The name, in capitals.
    public let rawValue: String

    /// Creates a method from its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `GET`.
    public static let get = RouteMethod(rawValue: "GET")
    /// `POST`.
    public static let post = RouteMethod(rawValue: "POST")
    /// `PUT`.
    public static let put = RouteMethod(rawValue: "PUT")
    /// `PATCH`.
    public static let patch = RouteMethod(rawValue: "PATCH")
    /// `DELETE`.
    public static let delete = RouteMethod(rawValue: "DELETE")
}

/// What answers a route.
public enum Integration: Hashable, Sendable {
    /// A synchronous execution of a state machine, with templates both ways.
    case stateMachine(StateMachineIntegration)

    /// A function, which gets the whole request and gives the whole answer.
    case function(FunctionProxyIntegration)

    /// The gateway itself, by whether it can serve.
    case health(HealthIntegration)
}
