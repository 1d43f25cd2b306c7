/// Where an evaluation takes the time and random numbers from.
public struct JSONataEnvironment: Sendable {
    /// The wall clock, in milliseconds since 1970; read once per evaluation, when first needed.
    public var currentTimeMilliseconds: @Sendable () -> Int64

    /// The source of 64 random bits.
    public var randomBits: @Sendable () -> UInt64

    /// Creates an environment from a clock and a random source.
    public init(
        currentTimeMilliseconds: @escaping @Sendable () -> Int64,
        randomBits: @escaping @Sendable () -> UInt64
    ) {
        self.currentTimeMilliseconds = currentTimeMilliseconds
        self.randomBits = randomBits
    }

    /// The system's clock and random numbers.
    public static let system = JSONataEnvironment(
        currentTimeMilliseconds: { SystemClock.currentTimeMilliseconds },
        randomBits: {
            var generator = SystemRandomNumberGenerator()
            return generator.next()
        }
    )
}
