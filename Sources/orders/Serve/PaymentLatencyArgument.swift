import ArgumentParser
import PaymentSimulator

/// The simulated processor's latency, as `0ms` or `100-300ms`.
struct PaymentLatencyArgument: ExpressibleByArgument {
    /// The longest latency, in milliseconds.
    static let limit = 60_000

    /// The latency.
    var latency: SimulatedLatency

    init?(argument: String) {
        let unit = "ms"
        guard argument.hasSuffix(unit) else { return nil }
        let bounds = argument.dropLast(unit.count).split(separator: "-").map { Int($0) }
        guard let lower = bounds.first.flatMap(\.self), let upper = bounds.last.flatMap(\.self),
            bounds.count <= 2, 0 <= lower, lower <= upper, upper <= Self.limit
        else { return nil }
        latency = SimulatedLatency(milliseconds: lower...upper)
    }

    var defaultValueDescription: String { "0ms" }
}
