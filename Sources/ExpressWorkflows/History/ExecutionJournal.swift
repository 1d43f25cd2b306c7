import JSON
import StatesLanguage
import Synchronization

/// Numbers the events of one execution, and keeps those that somebody wants to know.
///
/// Branches and iterations write into it side by side; the lock is held for one append.
final class ExecutionJournal: Sendable {
    private struct Book {
        var eventCount = 0
        var stateCount = 0
        var droppedEventCount = 0
        var events: [HistoryEvent] = []
    }

    private let level: RecordingLevel
    private let clock: any WorkflowClock
    private let book = Mutex(Book())

    /// Creates a journal with room for a number of events, if it keeps them.
    init(level: RecordingLevel, clock: any WorkflowClock, expectedEventCount: Int) {
        self.level = level
        self.clock = clock
        guard level == .all else { return }
        book.withLock { $0.events.reserveCapacity(expectedEventCount) }
    }

    /// Writes that a state was entered, and returns the event's number.
    @inline(__always)
    func enter(_ state: CompiledState, input: JSONValue, after previous: Int) -> Int {
        let importance: RecordingLevel = state.type == .fail ? .error : .all
        return write(after: previous, importance: importance, states: 1) {
            .stateEntered(state.type, name: state.name, input: input)
        }
    }

    /// Writes an event, which is kept from the level `importance` on, and returns its number.
    @inline(__always)
    @discardableResult
    func append(
        after previous: Int,
        importance: RecordingLevel = .all,
        _ details: @autoclosure () -> HistoryEventDetails
    ) -> Int {
        write(after: previous, importance: importance, states: 0, details)
    }

    @inline(__always)
    private func write(
        after previous: Int,
        importance: RecordingLevel,
        states: Int,
        _ details: () -> HistoryEventDetails
    ) -> Int {
        guard level >= importance else {
            return book.withLock { book in
                book.eventCount += 1
                book.stateCount += states
                return book.eventCount
            }
        }
        let details = details()
        return book.withLock { book in
            book.eventCount += 1
            book.stateCount += states
            guard book.events.count < WorkflowLimits.historyEventLimit else {
                book.droppedEventCount += 1
                return book.eventCount
            }
            book.events.append(
                HistoryEvent(
                    id: book.eventCount,
                    previousEventID: previous,
                    timestamp: clock.wallClockMilliseconds,
                    details: details
                )
            )
            return book.eventCount
        }
    }

    /// How many states were entered.
    var stateCount: Int { book.withLock(\.stateCount) }

    /// Hands out what was kept, and forgets it.
    func close(summary: ExecutionSummary) -> ExecutionRecord {
        book.withLock { book in
            // Moved out, not copied: masking changes events in place.
            var events: [HistoryEvent] = []
            swap(&events, &book.events)
            return ExecutionRecord(
                summary: summary,
                events: events,
                droppedEventCount: book.droppedEventCount
            )
        }
    }
}
