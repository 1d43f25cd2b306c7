public import Tables

/// What a store under test does to one call instead of, or beside, serving it.
public enum TableFault: Sendable, Hashable {
    /// Fails without doing anything.
    case fail(TableError)
    /// Does what it was asked, then fails as if the answer had been lost.
    case loseAnswer
    /// Waits so long, then does what it was asked.
    case delay(Duration)
}

/// A call that a store was asked for.
public struct TableCall: Sendable, Hashable {
    /// Which operation.
    public enum Operation: String, Sendable, Hashable, CaseIterable {
        /// A read of one item.
        case get
        /// A read of several items.
        case batchGet
        /// A put of one item.
        case put
        /// An update of one item.
        case update
        /// A delete of one item.
        case delete
        /// A transaction.
        case transact
        /// A query.
        case query
        /// A scan.
        case scan
    }

    /// The operation.
    public let operation: Operation
    /// The keys or partitions that it is about, as far as the request has them.
    public let keys: [PrimaryKey]
    /// How many calls came before it.
    public let number: Int

    /// Whether the call changes something.
    public var isWrite: Bool {
        switch operation {
        case .put, .update, .delete, .transact: true
        case .get, .batchGet, .query, .scan: false
        }
    }
}
