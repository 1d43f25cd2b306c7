public import Time
public import Tables

extension FaultInjectingTableStore {
    /// The item with this key, or `nil`.
    public func get(
        _ key: PrimaryKey,
        from table: TableName,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try await serve(.get, [key]) { () throws(TableError) in
            try await base.get(key, from: table, deadline: deadline)
        }
    }

    /// The items with these keys, in the order of the keys.
    public func batchGet(
        _ keys: [PrimaryKey],
        from table: TableName,
        deadline: Instant?
    ) async throws(TableError) -> [Item?] {
        try await serve(.batchGet, keys) { () throws(TableError) in
            try await base.batchGet(keys, from: table, deadline: deadline)
        }
    }

    /// Puts an item and returns the one that it replaced, if asked to.
    public func put(
        _ action: PutAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try await serve(.put, [key(of: action)].compactMap(\.self)) { () throws(TableError) in
            try await base.put(action, returning: returning, deadline: deadline)
        }
    }

    /// Changes an item and returns it as it was or as it is, if asked to.
    public func update(
        _ action: UpdateAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try await serve(.update, [action.key]) { () throws(TableError) in
            try await base.update(action, returning: returning, deadline: deadline)
        }
    }

    /// Deletes an item and returns it, if asked to.
    public func delete(
        _ action: DeleteAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try await serve(.delete, [action.key]) { () throws(TableError) in
            try await base.delete(action, returning: returning, deadline: deadline)
        }
    }

    /// Does all actions or none.
    public func transact(
        _ actions: [TransactionAction],
        deadline: Instant?
    ) async throws(TableError) {
        try await serve(.transact, actions.compactMap(key(of:))) { () throws(TableError) in
            try await base.transact(actions, deadline: deadline)
        }
    }

    /// A page of the items of one partition, in key order.
    public func query(
        _ query: Query,
        deadline: Instant?
    ) async throws(TableError) -> ItemPage {
        try await serve(.query, [PrimaryKey(query.partition)]) { () throws(TableError) in
            try await base.query(query, deadline: deadline)
        }
    }

    /// A page of all items.
    public func scan(
        _ scan: Scan,
        deadline: Instant?
    ) async throws(TableError) -> ItemPage {
        try await serve(.scan, []) { () throws(TableError) in
            try await base.scan(scan, deadline: deadline)
        }
    }
}
