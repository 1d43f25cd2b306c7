public import JSON

extension ExecutionSummary {
    /// The summary in the shape of `DescribeExecution`, with what belongs to this engine besides.
    ///
    /// Times count in seconds since 1970, the duration in milliseconds.
    public var json: JSONValue { JSONValue(members: members) }

    fileprivate var members: [(String, JSONValue)] {
        var members: [(String, JSONValue)] = [
            ("executionArn", JSONValue(executionARN)),
            ("stateMachineArn", JSONValue(stateMachineARN)),
            ("name", JSONValue(name)),
            ("status", JSONValue(status.rawValue)),
            ("startDate", JSONValue(Double(startDate) / 1_000)),
            ("stopDate", JSONValue(Double(stopDate) / 1_000)),
            ("durationMilliseconds", JSONValue(duration.milliseconds)),
            ("stateCount", JSONValue(stateCount)),
        ]
        if let error { members.append(("error", JSONValue(error))) }
        if let cause { members.append(("cause", JSONValue(cause))) }
        if let failedState { members.append(("failedState", JSONValue(failedState))) }
        return members
    }
}

extension ExecutionRecord {
    /// The summary, and the events in the shape of `GetExecutionHistory`.
    public var json: JSONValue {
        var members = summary.members
        members.append(("events", JSONValue(events.map(\.json))))
        if droppedEventCount > 0 {
            members.append(("droppedEventCount", JSONValue(droppedEventCount)))
        }
        return JSONValue(members: members)
    }
}

extension Duration {
    /// The duration in milliseconds, with a fraction.
    var milliseconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) * 1_000 + Double(attoseconds / 1_000_000_000) / 1_000_000
    }
}
