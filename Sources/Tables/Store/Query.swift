/// Asks for the items of one partition, of a table or of one of its indexes, in key order.
public struct Query: Sendable, Hashable {
    /// What must hold of the sort key.
    public enum SortCondition: Sendable, Hashable {
        /// The sort key compares so with a value; `notEquals` is refused.
        case compare(Condition.Comparison, AttributeValue)
        /// The sort key is at least `lower` and at most `upper`.
        case between(lower: AttributeValue, upper: AttributeValue)
        /// The sort key, a text or bytes, begins so.
        case beginsWith(AttributeValue)
    }

    /// The order of the answer.
    public enum Order: Sendable, Hashable {
        /// From the least sort key to the greatest.
        case ascending
        /// From the greatest sort key to the least.
        case descending
    }

    /// The table.
    public var table: TableName
    /// The index, or `nil` for the table itself.
    public var index: IndexName?
    /// The value of the partition key.
    public var partition: AttributeValue
    /// What must hold of the sort key.
    public var sort: SortCondition?
    /// What must hold of an item for it to be answered; it is read, and counts, nevertheless.
    public var filter: Condition?
    /// The order.
    public var order: Order
    /// The most items to read for one page, or `nil` for as many as fit.
    public var limit: Int?
    /// The `lastKey` of the page before, or `nil` to begin at the beginning.
    public var startAfter: Item?

    /// Describes a query.
    public init(
        _ partition: AttributeValue,
        in table: TableName,
        index: IndexName? = nil,
        sort: SortCondition? = nil,
        filter: Condition? = nil,
        order: Order = .ascending,
        limit: Int? = nil,
        startAfter: Item? = nil
    ) {
        self.table = table
        self.index = index
        self.partition = partition
        self.sort = sort
        self.filter = filter
        self.order = order
        self.limit = limit
        self.startAfter = startAfter
    }
}

/// Asks for all items of a table or of one of its indexes, in an order of the store's own.
public struct Scan: Sendable, Hashable {
    /// The table.
    public var table: TableName
    /// The index, or `nil` for the table itself.
    public var index: IndexName?
    /// What must hold of an item for it to be answered; it is read, and counts, nevertheless.
    public var filter: Condition?
    /// The most items to read for one page, or `nil` for as many as fit.
    public var limit: Int?
    /// The `lastKey` of the page before, or `nil` to begin at the beginning.
    public var startAfter: Item?

    /// Describes a scan.
    public init(
        _ table: TableName,
        index: IndexName? = nil,
        filter: Condition? = nil,
        limit: Int? = nil,
        startAfter: Item? = nil
    ) {
        self.table = table
        self.index = index
        self.filter = filter
        self.limit = limit
        self.startAfter = startAfter
    }
}

/// Part of the answer to a query or scan.
public struct ItemPage: Sendable, Hashable {
    /// The items.
    public var items: [Item]
    /// The key attributes of the last item read, where more may follow; `nil` at the end.
    public var lastKey: Item?

    /// A page of items.
    public init(items: [Item], lastKey: Item? = nil) {
        self.items = items
        self.lastKey = lastKey
    }
}
