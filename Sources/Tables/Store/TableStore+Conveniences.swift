public import Time

extension TableStore {
    /// The item with this key, or `nil`.
    @inlinable
    public func get(
        _ key: PrimaryKey,
        from table: TableName
    ) async throws(TableError) -> Item? {
        try await get(key, from: table, deadline: nil)
    }

    /// The items with these keys, in the order of the keys; `nil` for each that does not exist.
    @inlinable
    public func batchGet(
        _ keys: [PrimaryKey],
        from table: TableName
    ) async throws(TableError) -> [Item?] {
        try await batchGet(keys, from: table, deadline: nil)
    }

    /// Puts an item, in place of the one with its key if there is one.
    @discardableResult
    @inlinable
    public func put(
        _ item: Item,
        in table: TableName,
        if condition: Condition? = nil,
        returnsOldItemOnFailure: Bool = false,
        returning: ReturnedItem = .none,
        deadline: Instant? = nil
    ) async throws(TableError) -> Item? {
        let action = PutAction(
            item,
            in: table,
            if: condition,
            returnsOldItemOnFailure: returnsOldItemOnFailure
        )
        return try await put(action, returning: returning, deadline: deadline)
    }

    /// Changes an item, or creates it with its key.
    @discardableResult
    @inlinable
    public func update(
        _ key: PrimaryKey,
        in table: TableName,
        _ update: Update,
        if condition: Condition? = nil,
        returnsOldItemOnFailure: Bool = false,
        returning: ReturnedItem = .none,
        deadline: Instant? = nil
    ) async throws(TableError) -> Item? {
        let action = UpdateAction(
            key,
            in: table,
            update,
            if: condition,
            returnsOldItemOnFailure: returnsOldItemOnFailure
        )
        return try await self.update(action, returning: returning, deadline: deadline)
    }

    /// Deletes an item, if it is there.
    @discardableResult
    @inlinable
    public func delete(
        _ key: PrimaryKey,
        in table: TableName,
        if condition: Condition? = nil,
        returnsOldItemOnFailure: Bool = false,
        returning: ReturnedItem = .none,
        deadline: Instant? = nil
    ) async throws(TableError) -> Item? {
        let action = DeleteAction(
            key,
            in: table,
            if: condition,
            returnsOldItemOnFailure: returnsOldItemOnFailure
        )
        return try await delete(action, returning: returning, deadline: deadline)
    }

    /// Does all actions or none.
    @inlinable
    public func transact(_ actions: [TransactionAction]) async throws(TableError) {
        try await transact(actions, deadline: nil)
    }

    /// A page of the items of one partition, in key order.
    @inlinable
    public func query(_ query: Query) async throws(TableError) -> ItemPage {
        try await self.query(query, deadline: nil)
    }

    /// A page of all items.
    @inlinable
    public func scan(_ scan: Scan) async throws(TableError) -> ItemPage {
        try await self.scan(scan, deadline: nil)
    }

    /// All items that a query finds, page by page, up to a number of them.
    ///
    /// - Throws: `validation` where there are more than `limit`.
    public func items(
        of query: Query,
        atMost limit: Int,
        deadline: Instant? = nil
    ) async throws(TableError) -> [Item] {
        var query = query
        var items: [Item] = []
        while true {
            let page = try await self.query(query, deadline: deadline)
            items += page.items
            guard items.count <= limit else { throw Self.tooMany(limit) }
            guard let lastKey = page.lastKey else { return items }
            query.startAfter = lastKey
        }
    }

    /// All items that a scan finds, page by page, up to a number of them.
    ///
    /// - Throws: `validation` where there are more than `limit`.
    public func items(
        of scan: Scan,
        atMost limit: Int,
        deadline: Instant? = nil
    ) async throws(TableError) -> [Item] {
        var scan = scan
        var items: [Item] = []
        while true {
            let page = try await self.scan(scan, deadline: deadline)
            items += page.items
            guard items.count <= limit else { throw Self.tooMany(limit) }
            guard let lastKey = page.lastKey else { return items }
            scan.startAfter = lastKey
        }
    }

    private static func tooMany(_ limit: Int) -> TableError {
        .validation("expected at most \(limit) items but found more")
    }
}
