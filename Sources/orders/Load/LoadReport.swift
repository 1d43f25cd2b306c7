import Histogram

/// The lines that the published run prints, and what it left out.
struct LoadReport: CustomStringConvertible {
    var tally: LoadTally

    var description: String {
        let seconds = tally.elapsed / .seconds(1)
        let requests = tally.requests
        let rate = seconds > 0 ? Double(requests) / seconds : 0
        let failed = requests > 0 ? 100 * Double(tally.failures) / Double(requests) : 0
        var lines = [
            "\(requests) requests in \(Self.decimal(seconds, 1)) s (\(Self.decimal(rate, 0))/s)",
            "failed   \(Self.decimal(failed, 2)) %",
            "avg      \(Self.decimal(tally.latency.mean / 1_000, 2)) ms",
        ]
        for (name, percentile) in [("med", 50.0), ("p90", 90), ("p95", 95), ("p99", 99)] {
            let value = Double(tally.latency.valueAtPercentile(percentile)) / 1_000
            lines.append("\(name)      \(Self.decimal(value, 2)) ms")
        }
        lines.append("max      \(Self.decimal(Double(tally.latency.max) / 1_000, 2)) ms")
        for (outcome, count) in tally.outcomes.sorted(by: { $0.value > $1.value }) {
            lines.append("  \(count)  \(outcome)")
        }
        return lines.joined(separator: "\n")
    }

    /// `value` with exactly `places` decimals.
    static func decimal(_ value: Double, _ places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = (value * scale).rounded()
        guard scaled.isFinite, abs(scaled) < 1e15 else { return "\(value)" }
        let digits = Int(scaled)
        guard places > 0 else { return "\(digits)" }
        let whole = digits / Int(scale)
        let fraction = String(abs(digits % Int(scale)))
        let zeros = String(repeating: "0", count: places - fraction.count)
        return "\(digits < 0 && whole == 0 ? "-" : "")\(whole).\(zeros)\(fraction)"
    }
}
