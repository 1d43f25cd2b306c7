import JSON
import StatesLanguage

/// A machine, a branch or an iteration whose events are being gathered: a row of visits.
///
/// A class, since events of several rows lie mixed and find their row by reference.
final class TraceRow {
    /// The row around this one.
    let parent: TraceRow?

    /// The iteration's index.
    let index: Int?

    /// Which attempt of the state around it the row belongs to, counting from 1.
    let attempt: Int

    var visits: [TraceVisit] = []

    init(parent: TraceRow?, index: Int?, attempt: Int) {
        self.parent = parent
        self.index = index
        self.attempt = attempt
    }

    /// The visit that has begun and not ended.
    var current: TraceVisit? {
        guard let last = visits.last, last.isOpen else { return nil }
        return last
    }
}

/// A visit of a state whose events are being gathered.
final class TraceVisit {
    var trace: StateTrace
    var rows: [TraceRow] = []
    var isOpen = true

    /// How often branches or iterations have begun.
    var fanOuts = 0

    init(_ trace: StateTrace) { self.trace = trace }

    var hasFailed: Bool { trace.failure != nil }

    func close(at event: HistoryEvent) {
        trace.stopDate = event.timestamp
        isOpen = false
    }

    func fail(_ failure: EventFailure, at event: HistoryEvent) {
        trace.failure = failure
        trace.outcome = .failed
        trace.stopDate = event.timestamp
    }

    func endAttempt(at event: HistoryEvent, _ change: (inout StateTrace.Attempt) -> Void) {
        guard !trace.attempts.isEmpty else { return }
        let last = trace.attempts.count - 1
        trace.attempts[last].stopDate = event.timestamp
        change(&trace.attempts[last])
    }
}
