import Time
import Synchronization

/// Runs actions at their deadlines, with one sleeping task for all of them.
///
/// The task exists only while something is scheduled. Scheduling costs O(n) moves of a few words;
/// n is bounded by how many invocations may run.
final class DeadlineTimer: Sendable {
    /// What cancels an action.
    struct Ticket: Sendable {
        fileprivate let deadline: Instant
        fileprivate let number: UInt64
    }

    private struct Entry {
        let deadline: Instant
        let number: UInt64
        let action: @Sendable () -> Void
    }

    private struct State {
        /// The latest first, so that the next one is taken off the end.
        var entries: [Entry] = []
        var nextNumber: UInt64 = 0
        var sleeper: Sleeper?
    }

    private struct Sleeper {
        let wake: Instant
        let task: Task<Void, Never>
        let generation: UInt64
    }

    private let clock: InvocationClock
    private let state = Mutex(State())

    init(clock: InvocationClock) {
        self.clock = clock
    }

    /// Runs `action` at `deadline`, unless it is cancelled before.
    func schedule(
        at deadline: Instant,
        _ action: @escaping @Sendable () -> Void
    ) -> Ticket {
        state.withLock { state in
            let ticket = Ticket(deadline: deadline, number: state.nextNumber)
            state.nextNumber += 1
            let entry = Entry(deadline: deadline, number: ticket.number, action: action)
            state.entries.insert(entry, at: Self.position(of: ticket, in: state.entries))
            if state.sleeper.map({ deadline < $0.wake }) ?? true {
                state.sleeper?.task.cancel()
                state.sleeper = sleeper(until: deadline, generation: ticket.number)
            }
            return ticket
        }
    }

    /// Takes an action off, if it has not run yet.
    func cancel(_ ticket: Ticket) {
        state.withLock { state in
            let position = Self.position(of: ticket, in: state.entries)
            guard position < state.entries.count,
                state.entries[position].number == ticket.number
            else { return }
            state.entries.remove(at: position)
            if state.entries.isEmpty {
                state.sleeper?.task.cancel()
                state.sleeper = nil
            }
        }
    }

    /// How many actions wait.
    var scheduledCount: Int {
        state.withLock { $0.entries.count }
    }

    private func sleeper(until wake: Instant, generation: UInt64) -> Sleeper {
        // One task for all waiters, and none when nobody waits: it belongs to no caller.
        let task = Task { [self] in
            var next: Instant? = wake
            while let wake = next {
                do { try await clock.sleep(wake) } catch { return }
                next = runDue(generation: generation)
            }
        }
        return Sleeper(wake: wake, task: task, generation: generation)
    }

    /// Runs what is due.
    ///
    /// - Returns: When to come again, or `nil` when nothing waits or another sleeper has taken over.
    private func runDue(generation: UInt64) -> Instant? {
        let now = clock.now()
        let (due, next) = state.withLock { state -> ([Entry], Instant?) in
            guard let sleeper = state.sleeper, sleeper.generation == generation else {
                return ([], nil)
            }
            var due: [Entry] = []
            while let entry = state.entries.last, entry.deadline <= now {
                due.append(entry)
                state.entries.removeLast()
            }
            let next = state.entries.last?.deadline
            state.sleeper = next.map {
                Sleeper(wake: $0, task: sleeper.task, generation: generation)
            }
            return (due, next)
        }
        for entry in due { entry.action() }
        return next
    }

    /// Where the entry of `ticket` is, or belongs.
    private static func position(of ticket: Ticket, in entries: [Entry]) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            let entry = entries[middle]
            if (entry.deadline, entry.number) > (ticket.deadline, ticket.number) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
