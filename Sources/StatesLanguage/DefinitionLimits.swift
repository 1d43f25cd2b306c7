/// What a definition may have at most, and the ranges of its numbers.
///
/// The ranges are those that `ValidateStateMachineDefinition` enforces.
public enum DefinitionLimits {
    /// The most diagnostics that are reported for one definition.
    public static let diagnosticCount = 100

    /// How deep machines may lie within machines, as branches and item processors.
    public static let machineNesting = 32

    /// The longest name of a state, in Unicode characters.
    public static let stateNameLength = 80

    /// The longest name of a variable, in Unicode characters.
    public static let variableNameLength = 80

    /// The range of a state's `TimeoutSeconds` and `HeartbeatSeconds`.
    static let taskSeconds = 1.0...99_999_999

    /// The range of a machine's `TimeoutSeconds`.
    static let executionSeconds = 0.0...99_999_999

    /// The range of `Seconds` in a `Wait` state.
    static let waitSeconds = 0.0...99_999_999

    /// The range of `MaxConcurrency` and `ToleratedFailureCount`.
    static let itemCount = 0.0...Double(Int32.max)

    /// The range of `ToleratedFailurePercentage`.
    static let percentage = 0.0...100

    /// The range of `IntervalSeconds`.
    static let retryInterval = 0.0...99_999_999

    /// The range of `MaxAttempts`.
    static let retryAttempts = 0.0...99_999_999

    /// The range of `BackoffRate`.
    static let backoffRate = 1.0...Double.greatestFiniteMagnitude

    /// The range of `MaxDelaySeconds`: a year of 366 days.
    static let retryDelay = 1.0...31_622_400
}
