import StatesLanguage

extension HistoryEvent {
    /// The event's type as Step Functions names it, such as `TaskStateEntered`.
    public var type: String { details.type }
}

extension HistoryEventDetails {
    var type: String {
        switch self {
        case .executionStarted: "ExecutionStarted"
        case .executionSucceeded: "ExecutionSucceeded"
        case .executionFailed: "ExecutionFailed"
        case .executionTimedOut: "ExecutionTimedOut"
        case .executionAborted: "ExecutionAborted"
        case .stateEntered(let type, _, _): type.rawValue + "StateEntered"
        case .stateExited(let type, _, _, _): type.rawValue + "StateExited"
        case .stateAborted(let type, _): type.rawValue + "StateAborted"
        case .taskScheduled(let resource, _, _): resource.eventPrefix + "Scheduled"
        case .taskStarted(let resource): resource.eventPrefix + "Started"
        case .taskSucceeded(let resource, _): resource.eventPrefix + "Succeeded"
        case .taskFailed(let resource, _): resource.eventPrefix + "Failed"
        case .taskTimedOut(let resource, _): resource.eventPrefix + "TimedOut"
        case .parallelStarted: "ParallelStateStarted"
        case .parallelSucceeded: "ParallelStateSucceeded"
        case .parallelFailed: "ParallelStateFailed"
        case .mapStarted: "MapStateStarted"
        case .mapSucceeded: "MapStateSucceeded"
        case .mapFailed: "MapStateFailed"
        case .iterationStarted: "MapIterationStarted"
        case .iterationSucceeded: "MapIterationSucceeded"
        case .iterationFailed: "MapIterationFailed"
        case .iterationAborted: "MapIterationAborted"
        case .evaluationFailed: "EvaluationFailed"
        }
    }
}

extension TaskResource {
    /// Whether the resource is a function's own ARN, for which Step Functions has own events.
    var isFunction: Bool { rawValue.hasPrefix("arn:") && rawValue.contains(":lambda:") && !isState }

    private var isState: Bool { rawValue.contains(":states:::") }

    fileprivate var eventPrefix: String { isFunction ? "LambdaFunction" : "Task" }
}
