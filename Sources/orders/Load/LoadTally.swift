import Histogram

/// What a load run counted.
struct LoadTally: Sendable {
    /// One confirmed order, as far as the reconciliation needs it.
    struct ConfirmedOrder: Sendable {
        /// The id that the server gave.
        var id: String

        /// Its product, an index into ``LoadOrder/products``.
        var product: Int
    }

    /// The time from sending a request to its complete answer, in microseconds.
    var latency = Histogram<UInt32>(
        lowestDiscernibleValue: 1,
        highestTrackableValue: 120_000_000,
        numberOfSignificantValueDigits: .three
    )

    /// How many requests ended in each way, by a short text such as `200 success`.
    var outcomes: [String: Int] = [:]

    /// How many requests did not end in a confirmed order.
    var failures = 0

    /// How many requests got no answer, so that nobody knows whether they became orders.
    var unanswered = 0

    /// Every confirmed order.
    var orders: [ConfirmedOrder] = []

    /// How long the run took, from the first request to the last answer.
    var elapsed: Duration = .zero

    /// How many requests ended.
    var requests: Int { orders.count + failures }

    /// Notes an answer that took `microseconds`.
    mutating func record(_ verdict: LoadVerdict, product: Int, microseconds: Int64) {
        latency.record(UInt64(max(1, microseconds)))
        outcomes[verdict.label, default: 0] += 1
        if let id = verdict.orderID {
            orders.append(ConfirmedOrder(id: id, product: product))
        } else {
            failures += 1
        }
    }

    /// Notes a request whose answer never came.
    mutating func recordLoss(_ reason: String) {
        outcomes[reason, default: 0] += 1
        failures += 1
        unanswered += 1
    }
}
