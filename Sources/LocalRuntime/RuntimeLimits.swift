import Gateway

/// The bounds of a runtime.
enum RuntimeLimits {
    /// How many executions may run at once.
    static let executionCount = GatewayLimits.executionCount

    /// How many file descriptors are kept for other things than connections.
    static let reservedDescriptorCount = 64

    /// The fewest connections that are admitted, however few descriptors there are.
    static let minimumConnectionCount = 16
}
