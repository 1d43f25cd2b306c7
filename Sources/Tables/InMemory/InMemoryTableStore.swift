public import Time
import Synchronization

/// A table store in memory: for tests, trials and everything that need not last.
///
/// All its calls are answered at once, in the caller's thread; one lock guards the tables for as
/// long as a call takes.
public final class InMemoryTableStore: TableStore {
    private let tables: Mutex<[TableName: InMemoryTable]>

    /// Creates empty tables.
    ///
    /// - Throws: `validation` where a table cannot exist or has the name of another one.
    public init(_ schemas: [TableSchema]) throws(TableError) {
        var tables: [TableName: InMemoryTable] = [:]
        for schema in schemas {
            try schema.validate()
            guard tables.updateValue(InMemoryTable(schema), forKey: schema.name) == nil else {
                throw .validation("expected one table '\(schema.name.rawValue)' but found two")
            }
        }
        self.tables = Mutex(tables)
    }

    /// The item with this key, or `nil`.
    public func get(
        _ key: PrimaryKey,
        from table: TableName,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try RequestRules.checkWanted(until: deadline)
        return try withTable(table) { table throws(TableError) in
            try table.schema.validate(key)
            return table[KeyBytes(key)]
        }
    }

    /// The items with these keys, in the order of the keys, all of one moment.
    public func batchGet(
        _ keys: [PrimaryKey],
        from table: TableName,
        deadline: Instant?
    ) async throws(TableError) -> [Item?] {
        try RequestRules.checkWanted(until: deadline)
        let name = table
        return try withTable(table) { table throws(TableError) in
            for key in keys { try table.schema.validate(key) }
            let keys = keys.map(KeyBytes.init)
            try RequestRules.checkBatch(keys, from: name)
            return keys.map { table[$0] }
        }
    }

    /// Puts an item and returns the one that it replaced, if asked to.
    public func put(
        _ action: PutAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try returning.validateForReplacement()
        return try write(.put(action), returning: returning, deadline: deadline)
    }

    /// Changes an item and returns it as it was or as it is, if asked to.
    public func update(
        _ action: UpdateAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try write(.update(action), returning: returning, deadline: deadline)
    }

    /// Deletes an item and returns it, if asked to.
    public func delete(
        _ action: DeleteAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) async throws(TableError) -> Item? {
        try returning.validateForReplacement()
        return try write(.delete(action), returning: returning, deadline: deadline)
    }

    /// Does all actions or none.
    public func transact(
        _ actions: [TransactionAction],
        deadline: Instant?
    ) async throws(TableError) {
        try RequestRules.checkWanted(until: deadline)
        try tables.withLock { tables throws(TableError) in
            var keys: [(table: TableName, key: KeyBytes)] = []
            var byteCount = 0
            for action in actions.prefix(TableLimits.transactionActionLimit + 1) {
                let schema = try tables.schema(of: action.table)
                let (key, bytes) = try action.validated(for: schema)
                keys.append((action.table, KeyBytes(key)))
                byteCount += bytes
            }
            try RequestRules.checkTransaction(keys, byteCount: byteCount)
            let outcomes = zip(actions, keys).map { action, place in
                let table = tables[place.table]
                return table.map { action.outcome(on: $0[place.key], in: $0.schema) } ?? .unchanged
            }
            if let reasons = CancellationReason.reasons(of: outcomes) {
                throw .transactionCanceled(reasons)
            }
            for (outcome, place) in zip(outcomes, keys) {
                tables[place.table]?.apply(outcome, to: place.key)
            }
        }
    }

    /// A page of the items of one partition, in key order.
    public func query(
        _ query: Query,
        deadline: Instant?
    ) async throws(TableError) -> ItemPage {
        try RequestRules.checkWanted(until: deadline)
        return try withTable(query.table) { table throws(TableError) in
            let range = try query.range(in: table.schema)
            let start = try query.pageStart(in: table.schema)
            var page = PageBuilder(query, in: table.schema)
            table.forEach(in: range, of: query.index, order: query.order, after: start) {
                page.append($0)
            }
            return page.page
        }
    }

    /// A page of all items, in key order.
    public func scan(
        _ scan: Scan,
        deadline: Instant?
    ) async throws(TableError) -> ItemPage {
        try RequestRules.checkWanted(until: deadline)
        return try withTable(scan.table) { table throws(TableError) in
            try scan.validate(for: table.schema)
            let start = try scan.pageStart(in: table.schema)
            var page = PageBuilder(scan, in: table.schema)
            table.forEach(of: scan.index, after: start) { page.append($0) }
            return page.page
        }
    }

    private func write(
        _ action: TransactionAction,
        returning: ReturnedItem,
        deadline: Instant?
    ) throws(TableError) -> Item? {
        try RequestRules.checkWanted(until: deadline)
        return try withTable(action.table) { table throws(TableError) in
            let key = KeyBytes(try action.validated(for: table.schema).key)
            let old = table[key]
            let outcome = action.outcome(on: old, in: table.schema)
            if case .failed(let reason) = outcome, let error = reason.error { throw error }
            table.apply(outcome, to: key)
            switch returning {
            case .none: return nil
            case .old: return old
            case .new: return table[key]
            }
        }
    }

    private func withTable<Result: Sendable>(
        _ name: TableName,
        _ body: (inout InMemoryTable) throws(TableError) -> Result
    ) throws(TableError) -> Result {
        try tables.withLock { tables throws(TableError) in
            guard let index = tables.index(forKey: name) else {
                throw .resourceNotFound(name.rawValue)
            }
            return try body(&tables.values[index])
        }
    }
}

extension [TableName: InMemoryTable] {
    fileprivate func schema(of name: TableName) throws(TableError) -> TableSchema {
        guard let table = self[name] else { throw .resourceNotFound(name.rawValue) }
        return table.schema
    }
}

extension InMemoryTable {
    fileprivate mutating func apply(_ outcome: ActionOutcome, to key: KeyBytes) {
        switch outcome {
        case .put(let item): self[key] = item
        case .deleted: self[key] = nil
        case .unchanged, .failed: break
        }
    }
}
