import JSON

extension ExecutionRecord {
    /// How much memory the record keeps, in bytes: its events, and each of its documents once.
    ///
    /// Documents that others keep as well count in full.
    var retainedByteCount: Int {
        var documents: [JSONValue] = []
        documents.reserveCapacity(events.count)
        var causeByteCount = 0
        for event in events {
            event.details.forEachDocument { document in
                if documents.last?.isIdentical(to: document) != true { documents.append(document) }
            }
            causeByteCount += event.details.failure?.cause?.utf8.count ?? 0
        }
        return MemoryLayout<ExecutionRecord>.stride
            + events.count * MemoryLayout<HistoryEvent>.stride + causeByteCount
            + JSONValue.retainedByteCount(of: documents)
    }
}
