/// What Express workflows bound, and what this interpreter bounds beyond that.
public enum WorkflowLimits {
    /// The longest compact JSON text of a state's input, result or output, in bytes of UTF-8.
    public static let payloadByteLimit = 262_144

    /// The longest compact JSON text of the variables that one `Assign` sets, in bytes of UTF-8.
    public static let assignmentByteLimit = 262_144

    /// The longest time that an Express execution may take.
    public static let executionTimeLimit: Duration = .seconds(300)

    /// How many iterations of one `Map` state run at once at most, whatever it asks for.
    ///
    /// Step Functions runs at most 40 iterations of an inline `Map` side by side.
    public static let mapConcurrencyLimit = 40

    /// The longest time that a state may wait or a task may take by its own count, in seconds.
    public static let secondsLimit = 99_999_999

    /// How many events of one execution are kept; later ones are counted, not kept.
    public static let historyEventLimit = 50_000

    /// For how many events room is made at the start of an execution at most.
    static let expectedEventLimit = 128

    /// How many transitions pass between two looks at the clock when nothing waits.
    static let transitionsPerClockCheck = 256

    /// How many transitions pass before an execution that never waits lets others run.
    static let transitionsPerYield = 8_192

    /// How deep the masking of JSON that lies as text within JSON goes.
    static let maskingDepth = 8

    /// The longest name of an execution, in characters.
    public static let executionNameLimit = 80
}
