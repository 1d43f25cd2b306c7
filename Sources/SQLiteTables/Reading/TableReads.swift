import Time
import SQLite
import Tables

/// Where readers come from.
protocol TableReaderSource: Sendable {
    /// Lends a reader for the time of a call.
    func withReader<Success: Sendable>(
        _ body: (TableReader) throws(SQLiteError) -> Success
    ) throws(SQLiteError) -> Success
}

extension ReaderPool: TableReaderSource where Reader == TableReader {}

/// What reads of every kind have in common, wherever their reader comes from.
struct TableReads<Source: TableReaderSource>: Sendable {
    let catalog: TableCatalog
    let source: Source

    /// The item with this key, or `nil`.
    func get(
        _ key: PrimaryKey,
        from table: TableName,
        deadline: Instant?
    ) throws(TableError) -> Item? {
        let position = try catalog.position(of: table)
        try catalog.tables[position].schema.validate(key)
        let bytes = KeyBytes(stored: key)
        return try read(until: deadline) { reader throws(SQLiteError) in
            try reader.item(key, bytes, table: position)
        }
    }

    /// The items with these keys, in the order of the keys, all of one moment.
    func batchGet(
        _ keys: [PrimaryKey],
        from table: TableName,
        deadline: Instant?
    ) throws(TableError) -> [Item?] {
        let position = try catalog.position(of: table)
        var found: [(key: PrimaryKey, bytes: KeyBytes)] = []
        for key in keys.prefix(TableLimits.batchGetKeyLimit + 1) {
            try catalog.tables[position].schema.validate(key)
            found.append((key, KeyBytes(stored: key)))
        }
        try RequestRules.checkBatch(found.map(\.bytes), from: table)
        return try read(until: deadline) { reader throws(SQLiteError) in
            try reader.items(found, table: position)
        }
    }

    /// A page of the items of one partition, in key order.
    func query(
        _ query: Query,
        deadline: Instant?
    ) throws(TableError) -> ItemPage {
        let position = try catalog.position(of: query.table)
        let schema = catalog.tables[position].schema
        let range = try query.range(in: schema)
        let start = try query.pageStart(in: schema)
        return try read(until: deadline) { reader throws(SQLiteError) in
            try reader.page(query, range, after: start, table: position)
        }
    }

    /// A page of all items, in key order.
    func scan(
        _ scan: Scan,
        deadline: Instant?
    ) throws(TableError) -> ItemPage {
        let position = try catalog.position(of: scan.table)
        let schema = catalog.tables[position].schema
        try scan.validate(for: schema)
        let start = try scan.pageStart(in: schema)
        return try read(until: deadline) { reader throws(SQLiteError) in
            try reader.page(scan, after: start, table: position)
        }
    }

    private func read<Success: Sendable>(
        until deadline: Instant?,
        _ body: (TableReader) throws(SQLiteError) -> Success
    ) throws(TableError) -> Success {
        try RequestRules.checkWanted(until: deadline)
        do throws(SQLiteError) {
            return try source.withReader(body)
        } catch {
            throw TableError(error)
        }
    }
}
