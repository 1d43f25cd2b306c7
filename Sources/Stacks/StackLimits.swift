/// The bounds that AWS sets for a stack's parts.
public enum StackLimits {
    /// How long a gateway may wait for an integration.
    public static let integrationTimeLimit: ClosedRange<Duration> =
        .milliseconds(50)
        ... .seconds(29)

    /// The number of characters in a state machine's name.
    public static let stateMachineNameLength = 1...80

    /// The number of bytes in a mapping template.
    public static let templateByteLimit = 300 * 1_024

    /// How many resources an API may have.
    public static let resourceCount = 300

    /// The number of characters in a table's or index's name.
    public static let tableNameLength = 3...255

    /// How long an Express execution may take, whatever its definition says.
    public static let executionTimeLimit: Duration = .seconds(300)
}
