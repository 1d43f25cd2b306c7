/// Measures how long an operation takes.
enum Stopwatch {
    /// The shortest batch that is long enough to be measured.
    private static let batchDuration = Duration.milliseconds(5)
    private static let batchCount = 9

    /// The median of some batches, in microseconds an operation, rounded to nanoseconds.
    ///
    /// Finding out how many operations fill a batch warms up what there is to warm up.
    static func microseconds(_ operation: () throws -> Void) throws -> Double {
        let clock = ContinuousClock()
        func batch(_ count: Int) throws -> Duration {
            try clock.measure { for _ in 0..<count { try operation() } }
        }
        var count = 1
        var duration = try batch(count)
        while duration < batchDuration {
            // A third more than seems needed, but never more than sixteen times as many.
            let missing = batchDuration / max(duration, .nanoseconds(1)) * 4 / 3
            count = Int(Double(count) * min(max(missing, 1.5), 16)) + 1
            duration = try batch(count)
        }
        let batches = try (0..<batchCount).map { _ in try batch(count) }.sorted()
        let median = batches[batchCount / 2] / .microseconds(1) / Double(count)
        return (median * 1_000).rounded() / 1_000
    }
}
