/// Records in the order in which they came, up to a capacity.
struct RecordShelf {
    private struct Entry {
        let record: ExecutionRecord
        let byteCount: Int
    }

    /// Below this many free places at the front, the entries are not moved up.
    private static let slackCount = 256

    /// Entries from `first` on; before it lie free places.
    private var entries: [Entry?] = []
    private var first = 0

    /// How many entries have gone for good: the number of the entry at place 0.
    private var firstNumber = 0

    /// The number of the entry with an execution's identifier.
    private var numbers: [String: Int] = [:]

    private(set) var byteCount = 0

    var count: Int { entries.count - first }

    /// Adds a record, and takes out the oldest ones until all fit.
    ///
    /// - Returns: What was taken out, for the caller to free when nobody waits for it.
    mutating func add(
        _ record: ExecutionRecord,
        byteCount: Int,
        within capacity: InMemoryExecutionRecorder.Capacity
    ) -> [ExecutionRecord] {
        var removed: [ExecutionRecord] = []
        while count > 0
            && (count >= capacity.executionCount
                || self.byteCount + byteCount > capacity.byteCount)
        {
            if let entry = removeFirst() { removed.append(entry) }
        }
        guard capacity.executionCount > 0 else { return [record] }
        numbers[record.summary.id] = firstNumber + entries.count
        entries.append(Entry(record: record, byteCount: byteCount))
        self.byteCount += byteCount
        return removed
    }

    func summaries(_ query: ExecutionQuery) -> [ExecutionSummary] {
        var summaries: [ExecutionSummary] = []
        for case let entry? in entries[first...].reversed() {
            guard summaries.count < query.limit else { break }
            if query.matches(entry.record.summary) { summaries.append(entry.record.summary) }
        }
        return summaries
    }

    func record(for reference: String) -> ExecutionRecord? {
        let identifier = reference.split(separator: ":").last.map(String.init) ?? reference
        if let number = numbers[identifier] { return entries[number - firstNumber]?.record }
        for case let entry? in entries[first...].reversed()
        where entry.record.summary.name == reference {
            return entry.record
        }
        return nil
    }

    private mutating func removeFirst() -> ExecutionRecord? {
        guard let entry = entries[first] else { return nil }
        entries[first] = nil
        first += 1
        numbers[entry.record.summary.id] = nil
        byteCount -= entry.byteCount
        // Moving up costs as much as was added since the last time: constant per record.
        if first > Self.slackCount && first * 2 > entries.count {
            entries.removeFirst(first)
            firstNumber += first
            first = 0
        }
        return entry.record
    }
}
