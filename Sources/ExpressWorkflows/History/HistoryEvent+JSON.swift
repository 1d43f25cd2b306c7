public import JSON
import StatesLanguage

extension HistoryEvent {
    /// The event in the shape of `GetExecutionHistory`.
    ///
    /// Documents are JSON as text, the time counts in seconds since 1970, and the content lies under
    /// a name that depends on the type, such as `stateEnteredEventDetails`.
    public var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("timestamp", JSONValue(Double(timestamp) / 1_000)),
            ("type", JSONValue(type)),
            ("id", JSONValue(id)),
            ("previousEventId", JSONValue(previousEventID)),
        ]
        if let (name, content) = details.content {
            members.append((name, JSONValue(members: content)))
        }
        return JSONValue(members: members)
    }
}

extension HistoryEventDetails {
    private typealias Members = [(String, JSONValue)]

    /// The member under which the content lies, and the content; `nil` where there is none.
    fileprivate var content: (name: String, members: [(String, JSONValue)])? {
        switch self {
        case .executionStarted(let input, let role):
            let members = Self.document("input", input) + [("roleArn", JSONValue(role))]
            return ("executionStartedEventDetails", members)
        case .executionSucceeded(let output):
            return ("executionSucceededEventDetails", Self.document("output", output))
        case .executionFailed(let failure):
            return ("executionFailedEventDetails", failure.members)
        case .executionTimedOut(let failure):
            return ("executionTimedOutEventDetails", failure.members)
        case .executionAborted:
            return ("executionAbortedEventDetails", [])
        case .stateEntered(_, let name, let input):
            let members = [("name", JSONValue(name))] + Self.document("input", input)
            return ("stateEnteredEventDetails", members)
        case .stateExited(_, let name, let output, let variables):
            let members = [("name", JSONValue(name))] + Self.document("output", output)
            return ("stateExitedEventDetails", members + Self.assigned(variables))
        case .iterationStarted(let iteration):
            return ("mapIterationStartedEventDetails", iteration.members)
        case .iterationSucceeded(let iteration):
            return ("mapIterationSucceededEventDetails", iteration.members)
        case .iterationFailed(let iteration):
            return ("mapIterationFailedEventDetails", iteration.members)
        case .iterationAborted(let iteration):
            return ("mapIterationAbortedEventDetails", iteration.members)
        case .mapStarted(let length):
            return ("mapStateStartedEventDetails", [("length", JSONValue(length))])
        case .evaluationFailed(let failure, let location, let state):
            var members = failure.members
            if let location { members.append(("location", JSONValue(location))) }
            members.append(("state", JSONValue(state)))
            return ("evaluationFailedEventDetails", members)
        case .stateAborted, .parallelStarted, .parallelSucceeded, .parallelFailed, .mapSucceeded,
            .mapFailed:
            return nil
        case .taskScheduled, .taskStarted, .taskSucceeded, .taskFailed, .taskTimedOut:
            return taskContent
        }
    }

    private var taskContent: (name: String, members: [(String, JSONValue)])? {
        switch self {
        case .taskScheduled(let resource, let parameters, let timeout):
            let limit = timeout.map { [("timeoutInSeconds", JSONValue($0))] } ?? []
            guard resource.isFunction else {
                let region = resource.rawValue.split(
                    separator: ":",
                    omittingEmptySubsequences: false
                )
                let own: Members = [
                    ("region", JSONValue(region.count > 3 ? String(region[3]) : "")),
                    ("parameters", JSONValue(parameters.text)),
                ]
                return ("taskScheduledEventDetails", resource.members + own + limit)
            }
            let members = resource.members + Self.document("input", parameters) + limit
            return ("lambdaFunctionScheduledEventDetails", members)
        case .taskStarted(let resource):
            return resource.isFunction ? nil : ("taskStartedEventDetails", resource.members)
        case .taskSucceeded(let resource, let output):
            let document = Self.document("output", output)
            return resource.isFunction
                ? ("lambdaFunctionSucceededEventDetails", document)
                : ("taskSucceededEventDetails", resource.members + document)
        case .taskFailed(let resource, let failure):
            return resource.isFunction
                ? ("lambdaFunctionFailedEventDetails", failure.members)
                : ("taskFailedEventDetails", resource.members + failure.members)
        case .taskTimedOut(let resource, let failure):
            return resource.isFunction
                ? ("lambdaFunctionTimedOutEventDetails", failure.members)
                : ("taskTimedOutEventDetails", resource.members + failure.members)
        default:
            return nil
        }
    }

    /// A document as text, and that nothing of it was cut off.
    private static func document(_ name: String, _ value: JSONValue) -> [(String, JSONValue)] {
        [(name, JSONValue(value.text)), (name + "Details", ["truncated": false])]
    }

    /// Variables, each as JSON text.
    private static func assigned(_ variables: JSONValue?) -> [(String, JSONValue)] {
        guard let object = variables?.object else { return [] }
        let texts = JSONValue(members: object.map { ($0.key, JSONValue($0.value.text)) })
        return [("assignedVariables", texts), ("assignedVariablesDetails", ["truncated": false])]
    }
}

extension EventFailure {
    fileprivate var members: [(String, JSONValue)] {
        var members: [(String, JSONValue)] = []
        if let error { members.append(("error", JSONValue(error))) }
        if let cause { members.append(("cause", JSONValue(cause))) }
        return members
    }
}

extension MapIteration {
    fileprivate var members: [(String, JSONValue)] {
        [("name", JSONValue(name)), ("index", JSONValue(index))]
    }
}

extension TaskResource {
    fileprivate var members: [(String, JSONValue)] {
        guard case .integration(let service, let action, _) = target else {
            return [("resource", JSONValue(rawValue))]
        }
        return [("resourceType", JSONValue(service)), ("resource", JSONValue(action))]
    }
}
