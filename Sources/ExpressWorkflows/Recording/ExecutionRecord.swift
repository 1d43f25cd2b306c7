/// One execution and its history.
public struct ExecutionRecord: Sendable, Hashable {
    /// What is known without the history.
    public var summary: ExecutionSummary

    /// The events that the recorder's level lets through, by their numbers.
    public var events: [HistoryEvent]

    /// How many events were not kept because there were too many.
    public var droppedEventCount: Int

    /// Creates a record.
    public init(
        summary: ExecutionSummary,
        events: [HistoryEvent],
        droppedEventCount: Int = 0
    ) {
        self.summary = summary
        self.events = events
        self.droppedEventCount = droppedEventCount
    }
}
