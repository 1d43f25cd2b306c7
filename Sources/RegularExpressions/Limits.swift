/// What a pattern and a search may cost at most.
public enum RegularExpressionLimits {
    /// The longest pattern, in UTF-8 bytes.
    public static let patternBytes = 65_536

    /// How deep groups and classes may nest in a pattern.
    public static let nesting = 200

    /// How many capturing groups a pattern may have.
    public static let captures = 1_000

    /// How many steps a matcher takes at most unless its caller says otherwise.
    ///
    /// One step is one instruction, or one character of a simple repetition. They take some
    /// nanoseconds each, so that the default stops a catastrophic pattern within tens of milliseconds.
    public static let steps = 10_000_000

    /// How many choices a matcher may keep open at once; each takes 24 bytes.
    static let openChoices = 1_000_000
}
