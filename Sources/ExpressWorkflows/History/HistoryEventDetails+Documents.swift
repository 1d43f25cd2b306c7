import JSON

extension HistoryEventDetails {
    /// The documents that the event holds: none, one or two.
    var documents: (JSONValue?, JSONValue?) {
        switch self {
        case .executionStarted(let value, _), .executionSucceeded(let value),
            .stateEntered(_, _, let value), .taskScheduled(_, let value, _),
            .taskSucceeded(_, let value):
            (value, nil)
        case .stateExited(_, _, let value, let variables):
            (value, variables)
        default:
            (nil, nil)
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

    /// The same event with other ``documents``.
    func replacingDocuments(
        with first: JSONValue,
        _ second: JSONValue?
    ) -> HistoryEventDetails {
        switch self {
        case .executionStarted(_, let role):
            .executionStarted(input: first, roleARN: role)
        case .executionSucceeded:
            .executionSucceeded(output: first)
        case .stateEntered(let type, let name, _):
            .stateEntered(type, name: name, input: first)
        case .stateExited(let type, let name, _, _):
            .stateExited(type, name: name, output: first, variables: second)
        case .taskScheduled(let resource, _, let timeout):
            .taskScheduled(resource, parameters: first, timeoutSeconds: timeout)
        case .taskSucceeded(let resource, _):
            .taskSucceeded(resource, output: first)
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
