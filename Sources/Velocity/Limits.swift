/// What a template and its rendering may cost at most.
public enum VelocityLimits {
    /// The longest template, in UTF-8 bytes: API Gateway's 300 KB.
    public static let templateBytes = 300 * 1_024

    /// How often one `#foreach` may go round: API Gateway's limit.
    public static let loopIterations = 1_000

    /// The longest output, and the longest text made on the way: API Gateway's payload limit.
    public static let outputBytes = 10 * 1_024 * 1_024

    /// How deep directives, expressions and interpolated texts may nest in a template.
    public static let nesting = 100

    /// How many statements, operations and method calls one rendering may execute.
    public static let steps = 2_000_000

    /// How many bytes of text one rendering may make, those that are thrown away included.
    public static let producedBytes = 128 * 1_024 * 1_024

    /// How many members one list or map may have.
    static let members = 100_000

    /// How deep lists and maps may nest when they are printed, compared or copied.
    static let printingDepth = 100

    /// How deep the blocks of `#define` may call each other.
    static let definitionDepth = 50

    /// How often one block of `#define` may be inside itself, as in Apache Velocity.
    static let definitionRecursion = 2
}
