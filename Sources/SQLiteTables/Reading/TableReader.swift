import SQLite
import Tables

/// A connection for reading and its held statements; used by one thread at a time.
final class TableReader {
    private let connection: SQLiteConnection
    private let catalog: TableCatalog
    private let selections: [ItemSelection]
    private let begin: SQLiteStatement
    private let commit: SQLiteStatement
    // One for each form that was asked for, of which there are a few for each table and index.
    private var ranges: [RangeForm: RangeStatement] = [:]

    init(path: String, _ catalog: TableCatalog) throws(SQLiteError) {
        self.catalog = catalog
        connection = try SQLiteConnection(path: path, mode: .readOnly)
        try connection.setBusyTimeout(SQLiteLimits.readerBusyTimeout)
        var selections: [ItemSelection] = []
        for table in catalog.tables { selections.append(try ItemSelection(table, connection)) }
        self.selections = selections
        begin = try connection.prepare("BEGIN")
        commit = try connection.prepare("COMMIT")
    }

    /// Keeps all later reads at this moment.
    func beginSnapshot() throws(SQLiteError) {
        try begin.run()
        // The first read is what fixes it.
        _ = try connection.integer("SELECT count(*) FROM expressway_table")
    }

    /// The item with a key, or `nil`.
    func item(
        _ key: PrimaryKey,
        _ bytes: KeyBytes,
        table: Int
    ) throws(SQLiteError) -> Item? {
        try selections[table].item(key, bytes)
    }

    /// The items with these keys, all of one moment.
    func items(
        _ keys: [(key: PrimaryKey, bytes: KeyBytes)],
        table: Int
    ) throws(SQLiteError) -> [Item?] {
        // One statement is of one moment by itself.
        guard keys.count > 1, !connection.isInTransaction else {
            return try itemsInTransaction(keys, table)
        }
        try begin.run()
        defer { connection.abandonTransaction() }
        let items = try itemsInTransaction(keys, table)
        try commit.run()
        return items
    }

    private func itemsInTransaction(
        _ keys: [(key: PrimaryKey, bytes: KeyBytes)],
        _ table: Int
    ) throws(SQLiteError) -> [Item?] {
        var items: [Item?] = []
        items.reserveCapacity(keys.count)
        for (key, bytes) in keys { items.append(try selections[table].item(key, bytes)) }
        return items
    }

    /// A page of one partition.
    func page(
        _ query: Query,
        _ range: KeyRange,
        after start: PageStart?,
        table: Int
    ) throws(SQLiteError) -> ItemPage {
        let form = RangeForm(
            table: table,
            index: query.index,
            extent: .partition(hasUpperBound: range.upper != nil, order: query.order),
            hasStart: start != nil
        )
        var page = PageBuilder(query, in: catalog.tables[table].schema)
        try statement(form).read(range, after: start, into: &page)
        return page.page
    }

    /// A page of everything.
    func page(
        _ scan: Scan,
        after start: PageStart?,
        table: Int
    ) throws(SQLiteError) -> ItemPage {
        let form = RangeForm(
            table: table,
            index: scan.index,
            extent: .everything,
            hasStart: start != nil
        )
        var page = PageBuilder(scan, in: catalog.tables[table].schema)
        try statement(form).read(nil, after: start, into: &page)
        return page.page
    }

    private func statement(_ form: RangeForm) throws(SQLiteError) -> RangeStatement {
        if let held = ranges[form] { return held }
        let table = catalog.tables[form.table]
        let index = form.index.flatMap { name in
            table.indexes.first { $0.schema.name == name }
        }
        let statement = try RangeStatement(form, table, index, connection)
        ranges[form] = statement
        return statement
    }
}
