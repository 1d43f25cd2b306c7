/// A Lambda proxy integration: the function gets the whole request and gives the whole answer.
public struct FunctionProxyIntegration: Hashable, Sendable {
    /// The function's name.
    public var function: String

    /// How long the gateway waits for the function.
    ///
    /// From 50 milliseconds to 29 seconds.
    public var timeLimit: Duration

    /// Describes an integration.
    public init(function: String, timeLimit: Duration = StackLimits.integrationTimeLimit.upperBound)
    {
        self.function = function
        self.timeLimit = timeLimit
    }
}

/// What a route answers about the gateway itself.
///
/// Rendered for the cloud it is a `MOCK` integration that always answers ``ready``.
public struct HealthIntegration: Hashable, Sendable {
    /// The body, with status 200, when requests can be served.
    public var ready: String

    /// The body, with status 503, when they cannot.
    public var unready: String

    /// Describes an integration.
    public init(
        ready: String = #"{"status":"ok"}"#,
        unready: String = #"{"status":"unavailable"}"#
    ) {
        self.ready = ready
        self.unready = unready
    }
}

extension Integration {
    /// A proxy integration of the function of that name.
    public static func function(named name: String) -> Integration {
        .function(FunctionProxyIntegration(function: name))
    }
}
