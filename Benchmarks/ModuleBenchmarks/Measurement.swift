import Terminal

/// Times work, and prints what came of it beside what was asked.
enum Measurement {
    private static let batchCount = 11
    private static let batchTime: Duration = .milliseconds(20)

    /// The time of one call: the median of several batches that each last a while.
    static func time(_ body: () throws -> Void) rethrows -> Duration {
        var calls = 1
        while try duration(of: calls, body) < batchTime { calls *= 2 }
        var times: [Duration] = []
        for _ in 0..<batchCount { times.append(try duration(of: calls, body) / calls) }
        return times.sorted()[batchCount / 2]
    }

    /// The time of one call of an asynchronous body.
    static func time(_ body: () async throws -> Void) async rethrows -> Duration {
        var calls = 1
        while try await duration(of: calls, body) < batchTime { calls *= 2 }
        var times: [Duration] = []
        for _ in 0..<batchCount { times.append(try await duration(of: calls, body) / calls) }
        return times.sorted()[batchCount / 2]
    }

    private static func duration(of calls: Int, _ body: () throws -> Void) rethrows -> Duration {
        let start = ContinuousClock.now
        for _ in 0..<calls { try body() }
        return start.duration(to: .now)
    }

    private static func duration(
        of calls: Int,
        _ body: () async throws -> Void
    ) async rethrows -> Duration {
        let start = ContinuousClock.now
        for _ in 0..<calls { try await body() }
        return start.duration(to: .now)
    }

    /// Keeps the optimiser from leaving out the work that made a value.
    @inline(never) static func keep<Value>(_ value: Value) {
        withExtendedLifetime(value) {}
    }

    /// Prints a time that is to be at most `bar`, both in microseconds.
    static func report(_ what: String, _ time: Duration, atMost bar: Double) {
        let microseconds = time / .microseconds(1)
        let isMet = microseconds <= bar
        line(what, "\(hundredths(microseconds)) µs", "≤ \(hundredths(bar)) µs", isMet)
    }

    /// Prints a number that is to be at least `bar`.
    static func report(_ what: String, _ value: Double, atLeast bar: Double, _ unit: String = "") {
        line(what, hundredths(value) + unit, "≥ \(hundredths(bar))\(unit)", value >= bar)
    }

    private static func line(_ what: String, _ found: String, _ bar: String, _ isMet: Bool) {
        StandardOutput.write("\(what): \(found) (bar \(bar))\(isMet ? "" : " MISSED")\n")
    }

    /// A number with at most two digits behind the point.
    private static func hundredths(_ value: Double) -> String {
        guard value < 1_000 else { return "\(Int(value.rounded()))" }
        let digits = Int((value * 100).rounded())
        let (whole, rest) = digits.quotientAndRemainder(dividingBy: 100)
        return rest == 0 ? "\(whole)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
