import JSON

extension ExecutionRecord {
    /// How much memory the record keeps, in bytes: its events, and each of its documents once.
    ///
    /// Documents that others keep as well count in full.
    var retainedByteCount: Int {
        var counter = DocumentCounter()
        for event in events { counter.add(event.details) }
        return MemoryLayout<ExecutionRecord>.stride
            + events.count * MemoryLayout<HistoryEvent>.stride + counter.byteCount
    }
}

/// Adds up documents, each once.
private struct DocumentCounter {
    private(set) var byteCount = 0
    private var seen: Set<ObjectIdentifier> = []
    private var last: ObjectIdentifier?

    mutating func add(_ details: HistoryEventDetails) {
        switch details {
        case .executionStarted(let value, _), .executionSucceeded(let value),
            .stateEntered(_, _, let value), .taskScheduled(_, let value, _),
            .taskSucceeded(_, let value):
            add(value)
        case .stateExited(_, _, let value, let variables):
            add(value)
            if let variables { add(variables) }
        case .executionFailed(let failure), .executionTimedOut(let failure),
            .taskFailed(_, let failure), .taskTimedOut(_, let failure),
            .parallelFailed(let failure), .mapFailed(let failure),
            .evaluationFailed(let failure, _, _):
            byteCount += failure.cause?.utf8.count ?? 0
        case .executionAborted, .stateAborted, .taskStarted, .parallelStarted,
            .parallelSucceeded, .mapStarted, .mapSucceeded, .iterationStarted,
            .iterationSucceeded, .iterationFailed, .iterationAborted:
            break
        }
    }

    private mutating func add(_ value: JSONValue) {
        guard let document = value.document else { return }
        add(document)
    }

    // Borrowing goes at most a few documents deep; the JSON module bounds it.
    private mutating func add(_ document: RawDocument) {
        let identity = ObjectIdentifier(document)
        guard identity != last else { return }
        last = identity
        guard seen.insert(identity).inserted else { return }
        byteCount += document.ownByteCount
        for borrowed in document.borrowed { add(borrowed) }
    }
}
