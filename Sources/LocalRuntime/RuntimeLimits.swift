import Gateway

/// The bounds of a runtime.
enum RuntimeLimits {
    /// How many executions may run at once.
    static let executionCount = GatewayLimits.executionCount

    /// How many file descriptors are kept for other things than connections.
    static let reservedDescriptorCount = 64

    /// How long the store may take to show that it answers.
    static let probeTime: Duration = .seconds(1)

    /// The fewest connections that are admitted, however few descriptors there are.
    static let minimumConnectionCount = 16
}
