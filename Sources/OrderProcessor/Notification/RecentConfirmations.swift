public import Time
import Synchronization

/// Keeps the confirmations of late, for whoever wants to show them; sends none anywhere.
public final class RecentConfirmations: ConfirmationSender {
    private let limit: Int
    private let recent = Mutex(Recent())

    private struct Recent {
        /// A ring: once full, the oldest is overwritten.
        var confirmations: [Confirmation] = []
        var oldest = 0
    }

    /// Creates an empty list.
    ///
    /// - Parameter limit: The number of confirmations to keep, at least 1.
    public init(limit: Int = 1_000) {
        precondition(limit >= 1, "At least one confirmation must be kept")
        self.limit = limit
    }

    /// Keeps a confirmation, in place of the oldest one where there are too many.
    public func send(
        _ confirmation: Confirmation,
        deadline: Instant
    ) async throws {
        recent.withLock { recent in
            guard recent.confirmations.count == limit else {
                recent.confirmations.append(confirmation)
                return
            }
            recent.confirmations[recent.oldest] = confirmation
            recent.oldest = (recent.oldest + 1) % limit
        }
    }

    /// The confirmations that are kept, the oldest first.
    public var all: [Confirmation] {
        recent.withLock { recent in
            Array(recent.confirmations[recent.oldest...] + recent.confirmations[..<recent.oldest])
        }
    }
}
