/// How long a simulated processor takes to answer.
public struct SimulatedLatency: Hashable, Sendable {
    /// The shortest and the longest time, in whole milliseconds.
    public let milliseconds: ClosedRange<Int>

    /// Creates a latency.
    ///
    /// - Parameter milliseconds: The range from which every request draws its own time; it may
    ///   not go below zero.
    public init(milliseconds: ClosedRange<Int>) {
        precondition(milliseconds.lowerBound >= 0, "A latency cannot be negative")
        self.milliseconds = milliseconds
    }

    /// Answers at once.
    public static let none = SimulatedLatency(milliseconds: 0...0)

    /// A time within the range.
    func draw(using random: inout some RandomNumberGenerator) -> Duration {
        .milliseconds(Int.random(in: milliseconds, using: &random))
    }
}
