import Synchronization

/// Bounds how many invocations run at once, as Lambda does; the rest are turned away.
///
/// Reserved concurrency both guarantees and caps. Functions without share what the account has left.
final class ConcurrencyLimiter: Sendable {
    private struct Running {
        var byFunction: [Int]
        var unreserved = 0
    }

    private let reserved: [Int?]
    private let unreservedLimit: Int
    private let running: Mutex<Running>

    init(reserved: [Int?], account: Int) {
        self.reserved = reserved
        unreservedLimit = account - reserved.reduce(0) { $0 + ($1 ?? 0) }
        running = Mutex(Running(byFunction: Array(repeating: 0, count: reserved.count)))
    }

    /// Takes a place for one invocation, if there is one.
    ///
    /// Who got one gives it back by ``leave(_:)``.
    func enter(_ function: Int) -> Bool {
        let cap = reserved[function]
        return running.withLock { running in
            if let cap {
                guard running.byFunction[function] < cap else { return false }
            } else {
                guard running.unreserved < unreservedLimit else { return false }
                running.unreserved += 1
            }
            running.byFunction[function] += 1
            return true
        }
    }

    func leave(_ function: Int) {
        let isUnreserved = reserved[function] == nil
        running.withLock { running in
            running.byFunction[function] -= 1
            if isUnreserved { running.unreserved -= 1 }
        }
    }

    func runningCount(of function: Int) -> Int {
        running.withLock { $0.byFunction[function] }
    }
}
