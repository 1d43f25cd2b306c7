/// The bounds that Lambda sets for every function.
public enum FunctionLimits {
    /// The number of characters in a function's name.
    public static let nameLength = 1...64

    /// The time limit of a function that states none.
    public static let defaultTimeLimit: Duration = .seconds(3)

    /// The shortest and the longest time limit.
    public static let timeLimit: ClosedRange<Duration> = .seconds(1) ... .seconds(900)

    /// How many invocations an account may have running at once, over all functions.
    public static let accountConcurrency = 1_000

    /// How much of the account's concurrency must stay free of reservations.
    public static let unreservedConcurrency = 100
}
