public import JSON

/// An execution as a tree of visited states.
public struct ExecutionTrace: Sendable, Hashable {
    /// What is known without the history.
    public var summary: ExecutionSummary

    /// The execution's input; absent where the history doesn't say.
    public var input: JSONValue?

    /// The execution's output, if it has one.
    public var output: JSONValue?

    /// The visited states in order.
    public var states: [StateTrace]

    /// How many events the history lacks.
    public var droppedEventCount: Int

    /// Reads the tree out of a record.
    ///
    /// A history that is incomplete gives an incomplete tree.
    public init(_ record: ExecutionRecord) {
        self.summary = record.summary
        self.droppedEventCount = record.droppedEventCount
        for event in record.events {
            switch event.details {
            case .executionStarted(let input, _): self.input = input
            case .executionSucceeded(let output): self.output = output
            default: break
            }
        }
        var builder = TraceBuilder()
        for event in record.events { builder.add(event) }
        self.states = builder.states
    }
}
