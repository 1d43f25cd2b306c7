import Synchronization

/// Keeps the latest executions in memory, without what must not be kept.
///
/// It holds as many executions and as much memory as its capacity says; the oldest go first. A
/// single execution that is larger than all the memory is kept without its events.
public final class InMemoryExecutionRecorder: ExecutionRecorder {
    /// How much a recorder keeps.
    public struct Capacity: Sendable, Hashable {
        /// How many executions at most.
        public var executionCount: Int

        /// How much memory at most, in bytes, as far as documents and events take it.
        public var byteCount: Int

        /// Creates a capacity; without arguments 10,000 executions in 48 MiB.
        public init(executionCount: Int = 10_000, byteCount: Int = 48 << 20) {
            self.executionCount = executionCount
            self.byteCount = byteCount
        }
    }

    /// How much of each execution is kept.
    public let level: RecordingLevel

    private let capacity: Capacity
    private let masking: RecordMasking
    private let shelf = Mutex(RecordShelf())

    /// Creates a recorder.
    ///
    /// - Parameters:
    ///   - level: How much of each execution is kept.
    ///   - capacity: How many executions are kept.
    ///   - rules: What is masked before anything is kept.
    public init(
        level: RecordingLevel = .all,
        capacity: Capacity = Capacity(),
        masking rules: [MaskingRule] = []
    ) {
        self.level = level
        self.capacity = capacity
        self.masking = RecordMasking(rules)
    }

    /// Masks a record and keeps it.
    public func record(_ record: consuming ExecutionRecord) {
        var record = record
        masking.mask(&record)
        var byteCount = record.retainedByteCount
        if byteCount > capacity.byteCount {
            record.droppedEventCount += record.events.count
            record.events = []
            byteCount = record.retainedByteCount
        }
        // What makes room is freed here, outside the lock.
        _ = shelf.withLock { shelf in
            shelf.add(record, byteCount: byteCount, within: capacity)
        }
    }

    /// The executions that a query asks for, the latest to end first.
    public func summaries(_ query: ExecutionQuery = ExecutionQuery()) -> [ExecutionSummary] {
        shelf.withLock { $0.summaries(query) }
    }

    /// One execution with its history.
    ///
    /// - Parameter reference: Its ARN, the UUID at the end of it, or its name; of several with one
    ///   name the latest to end.
    /// - Returns: The record, or `nil` if it is not, or no longer, kept.
    public func record(for reference: String) -> ExecutionRecord? {
        shelf.withLock { $0.record(for: reference) }
    }

    /// How many executions are kept.
    public var count: Int { shelf.withLock(\.count) }

    /// How much memory they take, in bytes, as ``Capacity/byteCount`` counts.
    public var byteCount: Int { shelf.withLock(\.byteCount) }
}
