/// Where an evaluation takes the time and random numbers from.
///
/// Copying it costs one reference, however often a workflow hands it on.
public struct JSONataEnvironment: Sendable {
    private final class Services: Sendable {
        let currentTimeMilliseconds: @Sendable () -> Int64
        let randomBits: @Sendable () -> UInt64

        init(
            currentTimeMilliseconds: @escaping @Sendable () -> Int64,
            randomBits: @escaping @Sendable () -> UInt64
        ) {
            self.currentTimeMilliseconds = currentTimeMilliseconds
            self.randomBits = randomBits
        }
    }

    private let services: Services

    /// Creates an environment from a clock and a random source.
    ///
    /// - Parameters:
    ///   - currentTimeMilliseconds: The wall clock, in milliseconds since 1970; read once per
    ///     evaluation, when first needed.
    ///   - randomBits: The source of 64 random bits.
    public init(
        currentTimeMilliseconds: @escaping @Sendable () -> Int64,
        randomBits: @escaping @Sendable () -> UInt64
    ) {
        services = Services(
            currentTimeMilliseconds: currentTimeMilliseconds,
            randomBits: randomBits
        )
    }

    /// The wall clock's time, in milliseconds since 1970.
    public func currentTimeMilliseconds() -> Int64 { services.currentTimeMilliseconds() }

    /// 64 random bits.
    public func randomBits() -> UInt64 { services.randomBits() }

    /// The system's clock and random numbers.
    public static let system = JSONataEnvironment(
        currentTimeMilliseconds: { SystemClock.currentTimeMilliseconds },
        randomBits: {
            var generator = SystemRandomNumberGenerator()
            return generator.next()
        }
    )
}
