import JSON
import StatesLanguage

/// Gathers events into visits of states.
///
/// Events of branches lie mixed; each names the one before it, which tells its branch.
struct TraceBuilder {
    private let root = TraceRow(parent: nil, index: nil, attempt: 1)

    /// The row to which an event belongs.
    private var rows: [Int: TraceRow] = [:]

    /// The `ParallelStateStarted` events, behind which branches begin.
    private var forks: [Int: TraceRow] = [:]

    /// The visits so far.
    var states: [StateTrace] { Self.traces(of: root) }

    mutating func add(_ event: HistoryEvent) {
        let origin = rows[event.previousEventID] ?? root
        switch event.details {
        case .executionStarted, .executionSucceeded, .executionFailed, .executionTimedOut,
            .executionAborted:
            rows[event.id] = root
        case .stateEntered(let type, let name, let input):
            enter(type, name, input, at: event, in: origin)
        case .iterationStarted(let iteration):
            beginIteration(iteration, at: event, from: origin)
        case .iterationSucceeded, .iterationFailed, .iterationAborted:
            origin.visits.last?.isOpen = false
            rows[event.id] = origin
        default:
            let row = Self.row(for: event.details, from: origin)
            rows[event.id] = row
            guard let visit = row.visits.last else { return }
            update(visit, with: event, in: row)
        }
    }

    private mutating func enter(
        _ type: StateType,
        _ name: String,
        _ input: JSONValue,
        at event: HistoryEvent,
        in origin: TraceRow
    ) {
        var row = origin
        if let forked = forks[event.previousEventID], let visit = forked.current {
            row = TraceRow(parent: forked, index: nil, attempt: visit.fanOuts)
            visit.rows.append(row)
        }
        let trace = StateTrace(
            name: name,
            type: type,
            outcome: type == .fail ? .failed : .unknown,
            startDate: event.timestamp,
            input: input,
            attempts: [],
            branches: []
        )
        row.visits.append(TraceVisit(trace))
        rows[event.id] = row
    }

    private mutating func beginIteration(
        _ iteration: MapIteration,
        at event: HistoryEvent,
        from origin: TraceRow
    ) {
        guard let visit = origin.current else {
            rows[event.id] = origin
            return
        }
        let row = TraceRow(parent: origin, index: iteration.index, attempt: visit.fanOuts)
        visit.rows.append(row)
        rows[event.id] = row
    }

    /// The row of the state that an event is about: the event's own, or one around it.
    private static func row(for details: HistoryEventDetails, from origin: TraceRow) -> TraceRow {
        var row = origin
        while true {
            if let visit = row.current, details.isAbout(visit.trace) { return row }
            guard let parent = row.parent else { return origin }
            row = parent
        }
    }

    private mutating func update(_ visit: TraceVisit, with event: HistoryEvent, in row: TraceRow) {
        switch event.details {
        case .stateExited(_, _, let output, let variables):
            visit.trace.output = output
            visit.trace.variables = variables
            visit.trace.outcome = visit.hasFailed ? .caught : .succeeded
            visit.close(at: event)
        case .stateAborted:
            visit.trace.outcome = visit.hasFailed ? .failed : .aborted
            visit.close(at: event)
        case .taskScheduled(let resource, let parameters, _):
            visit.trace.attempts.append(
                StateTrace.Attempt(
                    resource: resource,
                    parameters: parameters,
                    startDate: event.timestamp
                )
            )
        case .taskSucceeded(_, let output):
            visit.endAttempt(at: event) { $0.output = output }
            visit.trace.failure = nil
        case .taskFailed(_, let failure), .taskTimedOut(_, let failure):
            visit.endAttempt(at: event) { $0.failure = failure }
            visit.fail(failure, at: event)
        case .parallelStarted:
            visit.fanOuts += 1
            forks[event.id] = row
        case .mapStarted:
            visit.fanOuts += 1
        case .parallelSucceeded, .mapSucceeded:
            visit.trace.failure = nil
        case .evaluationFailed(let failure, _, _), .mapFailed(let failure):
            visit.fail(failure, at: event)
        case .parallelFailed(let failure):
            visit.fail(failure, at: event)
            visit.isOpen = false
        default:
            break
        }
    }

    // Definitions bound how deep states nest, and so does the recursion.
    private static func traces(of row: TraceRow) -> [StateTrace] {
        row.visits.map { visit in
            var trace = visit.trace
            trace.branches = visit.rows.map { row in
                StateTrace.Branch(
                    index: row.index,
                    attempt: row.attempt,
                    states: traces(of: row)
                )
            }
            return trace
        }
    }
}

extension HistoryEventDetails {
    /// Whether the event tells of this visit, rather than of one around it.
    fileprivate func isAbout(_ visit: StateTrace) -> Bool {
        switch self {
        case .stateExited(_, let name, _, _), .stateAborted(_, let name),
            .evaluationFailed(_, _, let name):
            name == visit.name
        case .mapStarted, .mapSucceeded, .mapFailed:
            visit.type == .map
        case .parallelStarted, .parallelSucceeded, .parallelFailed:
            visit.type == .parallel
        case .taskScheduled, .taskStarted, .taskSucceeded, .taskFailed, .taskTimedOut:
            visit.type == .task
        default:
            true
        }
    }
}
