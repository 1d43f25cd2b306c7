import JSON

extension ExecutionRecord {
    /// How much memory the record keeps, in bytes: its events, and each of its documents once.
    ///
    /// Documents that others keep as well count in full.
    var retainedByteCount: Int {
        var documents = JSONMemoryTally()
        var causeByteCount = 0
        for index in events.indices {
            let (first, second) = events[index].details.documents
            if let first { documents.add(first) }
            if let second { documents.add(second) }
            causeByteCount += events[index].details.failure?.cause?.utf8.count ?? 0
        }
        return MemoryLayout<ExecutionRecord>.stride
            + events.count * MemoryLayout<HistoryEvent>.stride + causeByteCount
            + documents.byteCount
    }
}
