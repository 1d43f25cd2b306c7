import JSON

extension HistoryEventDetails {
    /// Calls `body` with each document that the event holds.
    func forEachDocument(_ body: (JSONValue) -> Void) {
        switch self {
        case .executionStarted(let value, _), .executionSucceeded(let value),
            .stateEntered(_, _, let value), .taskScheduled(_, let value, _),
            .taskSucceeded(_, let value):
            body(value)
        case .stateExited(_, _, let value, let variables):
            body(value)
            if let variables { body(variables) }
        default:
            break
        }
    }

    /// The error that the event tells of, if it tells of one.
    var failure: EventFailure? {
        switch self {
        case .executionFailed(let failure), .executionTimedOut(let failure),
            .taskFailed(_, let failure), .taskTimedOut(_, let failure),
            .parallelFailed(let failure), .mapFailed(let failure),
            .evaluationFailed(let failure, _, _):
            failure
        default:
            nil
        }
    }

    /// The same event with other documents.
    func replacingDocuments(_ change: (JSONValue) -> JSONValue) -> HistoryEventDetails {
        switch self {
        case .executionStarted(let input, let role):
            .executionStarted(input: change(input), roleARN: role)
        case .executionSucceeded(let output):
            .executionSucceeded(output: change(output))
        case .stateEntered(let type, let name, let input):
            .stateEntered(type, name: name, input: change(input))
        case .stateExited(let type, let name, let output, let variables):
            .stateExited(
                type,
                name: name,
                output: change(output),
                variables: variables.map(change)
            )
        case .taskScheduled(let resource, let parameters, let timeout):
            .taskScheduled(resource, parameters: change(parameters), timeoutSeconds: timeout)
        case .taskSucceeded(let resource, let output):
            .taskSucceeded(resource, output: change(output))
        default:
            self
        }
    }

    /// The same event with another error.
    func replacingFailure(_ failure: EventFailure) -> HistoryEventDetails {
        switch self {
        case .executionFailed: .executionFailed(failure)
        case .executionTimedOut: .executionTimedOut(failure)
        case .taskFailed(let resource, _): .taskFailed(resource, failure)
        case .taskTimedOut(let resource, _): .taskTimedOut(resource, failure)
        case .parallelFailed: .parallelFailed(failure)
        case .mapFailed: .mapFailed(failure)
        case .evaluationFailed(_, let location, let state):
            .evaluationFailed(failure, location: location, state: state)
        default: self
        }
    }
}
