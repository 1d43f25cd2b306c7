public import Time

/// A store of tables: single items, queries, and transactions over several items.
///
/// What holds for every store:
/// - A write is durable, as the store was set up to make it, before its answer comes.
/// - A read of a table sees every write that was answered before it; a read of an index may lag.
/// - A write is done whole or not at all. One that fails with `deadlineExceeded`, `cancelled`,
///   `throttled` or for its condition changed nothing.
/// - A deadline, or the caller's cancellation, ends the waiting for the request's turn. What has
///   begun is brought to its end and answered.
///
/// The extension below has the same calls with defaults, and shorter ones.
public protocol TableStore: Sendable {
    /// The item with this key, or `nil`.
    func get(
        _ key: PrimaryKey,
        from table: TableName,
        deadline: Instant?
    ) async throws(TableError) -> Item?

    /// The items with these keys, in the order of the keys; `nil` for each that does not exist.
    ///
    /// At most 100 keys, no two the same. The items are read at one moment or at several, as the
    /// store likes.
    func batchGet(
        _ keys: [PrimaryKey],
        from table: TableName,
        deadline: Instant?
    ) async throws(TableError) -> [Item?]

    /// Puts an item and returns the one that it replaced, if asked to.
    func put(
        _ action: PutAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item?

    /// Changes an item and returns it as it was or as it is, if asked to.
    func update(
        _ action: UpdateAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item?

    /// Deletes an item and returns it, if asked to.
    func delete(
        _ action: DeleteAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item?

    /// Does all actions or none.
    ///
    /// At most 100 actions, no two on one item.
    ///
    /// - Throws: `transactionCanceled` with a reason for each action.
    func transact(
        _ actions: [TransactionAction],
        deadline: Instant?
    ) async throws(TableError)

    /// A page of the items of one partition, in key order.
    func query(
        _ query: Query,
        deadline: Instant?
    ) async throws(TableError) -> ItemPage

    /// A page of all items.
    func scan(
        _ scan: Scan,
        deadline: Instant?
    ) async throws(TableError) -> ItemPage
}

/// Which state of an item a write answers.
public enum ReturnedItem: Sendable, Hashable {
    /// None.
    case none
    /// The item as it was before, if it existed.
    case old
    /// The item as it is now; only an update offers it.
    case new
}
