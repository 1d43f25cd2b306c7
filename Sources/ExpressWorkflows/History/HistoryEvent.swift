/// One thing that happened to an execution, in the order and with the content of Step Functions.
public struct HistoryEvent: Sendable, Hashable {
    /// The event's number, counting from 1.
    public var id: Int

    /// The number of the event that led to this one; 0 for the first event and the first state.
    public var previousEventID: Int

    /// When it happened, in milliseconds since 1970.
    public var timestamp: Int64

    /// What happened.
    public var details: HistoryEventDetails

    /// Creates an event.
    public init(
        id: Int,
        previousEventID: Int,
        timestamp: Int64,
        details: HistoryEventDetails
    ) {
        self.id = id
        self.previousEventID = previousEventID
        self.timestamp = timestamp
        self.details = details
    }
}
