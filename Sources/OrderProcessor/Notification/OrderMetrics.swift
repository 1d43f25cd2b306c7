public import Payments
import Synchronization

/// Counts what was sold since the process started.
public final class OrderMetrics: Sendable {
    /// The counts at one moment.
    public struct Snapshot: Hashable, Sendable {
        /// The number of orders by payment method.
        public var orders: [PaymentMethod: Int] = [:]

        /// What was sold for, by currency.
        ///
        /// An amount that no longer fits into 64 bits of minor units stays where it was.
        public var amounts: [Currency: Money] = [:]
    }

    private let counts = Mutex(Snapshot())

    /// Creates counts of nothing.
    public init() {}

    /// Counts one order.
    public func count(_ total: Money, paidBy method: PaymentMethod) {
        counts.withLock { counts in
            counts.orders[method, default: 0] += 1
            let known = counts.amounts[total.currency] ?? .zero(total.currency)
            do throws(MoneyError) {
                counts.amounts[total.currency] = try known.adding(total)
            } catch {
                counts.amounts[total.currency] = known
            }
        }
    }

    /// The counts so far.
    public var snapshot: Snapshot { counts.withLock { $0 } }
}
