import SQLite
import Tables

/// The form of a query or scan, for each of which one statement is held.
struct RangeForm: Hashable {
    /// What is read.
    enum Extent: Hashable {
        /// A range of one partition.
        case partition(hasUpperBound: Bool, order: Query.Order)
        /// Everything.
        case everything
    }

    /// The table's position in the catalogue.
    let table: Int
    /// The index, if one is read.
    let index: IndexName?
    let extent: Extent
    /// Whether the rows up to one that a page before has told are left out.
    let hasStart: Bool
}

extension RangeForm {
    /// The statement's text; its rows are `pk`, `sk`, `item`.
    func sql(_ table: TableLocation, _ index: TableLocation.Index?) -> String {
        var conditions: [String] = []
        var order = Query.Order.ascending
        if case .partition(let hasUpperBound, let partitionOrder) = extent {
            order = partitionOrder
            let (partition, sort) = index == nil ? ("t.pk", "t.sk") : ("i.ipk", "i.isk")
            conditions.append("\(partition) = ?1 AND \(sort) >= ?2")
            if hasUpperBound { conditions.append("\(sort) < ?3") }
        }
        let sorted = index == nil ? ["t.pk", "t.sk"] : ["i.ipk", "i.isk", "i.pk", "i.sk"]
        if hasStart {
            let parameters = index == nil ? "?6, ?7" : "?4, ?5, ?6, ?7"
            let comparison = order == .ascending ? ">" : "<"
            conditions.append(
                "(\(sorted.joined(separator: ", "))) \(comparison) (\(parameters))"
            )
        }
        let direction = order == .ascending ? "ASC" : "DESC"
        let items = FileLayout.items(table.id)
        let source =
            if let index {
                // The index leads: a cross join keeps SQLite from turning it round.
                "\(FileLayout.index(index.id)) AS i CROSS JOIN \(items) AS t "
                    + "ON t.pk = i.pk AND t.sk = i.sk"
            } else {
                "\(items) AS t"
            }
        return "SELECT t.pk, t.sk, t.item FROM \(source)"
            + (conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND "))
            + " ORDER BY " + sorted.map { "\($0) \(direction)" }.joined(separator: ", ")
    }
}

/// A held statement that reads a range of a table or index.
final class RangeStatement {
    private let table: TableLocation
    private let index: TableLocation.Index?
    private let statement: SQLiteStatement

    init(
        _ form: RangeForm,
        _ table: TableLocation,
        _ index: TableLocation.Index?,
        _ connection: SQLiteConnection
    ) throws(SQLiteError) {
        self.table = table
        self.index = index
        statement = try connection.prepare(form.sql(table, index))
    }

    /// Reads items into a page until that is full.
    func read(
        _ range: KeyRange?,
        after start: PageStart?,
        into page: inout PageBuilder
    ) throws(SQLiteError) {
        defer { statement.reset() }
        let columns = KeyColumns(index?.key ?? table.key)
        if let range {
            let partition =
                index == nil ? StoredPartition.bytes(of: range.partition) : range.partition
            try columns.bindPartition(partition, to: statement, at: 1)
            try columns.bindSort(range.lower, to: statement, at: 2)
            if let upper = range.upper { try columns.bindSort(upper, to: statement, at: 3) }
        }
        if let start {
            if let key = start.index {
                try columns.bindPartition(Array(key.partition), to: statement, at: 4)
                try columns.bindSort(Array(key.sort), to: statement, at: 5)
            }
            let primary = KeyBytes(stored: start.primary)
            let tableColumns = KeyColumns(table.key)
            try tableColumns.bindPartition(Array(primary.partition), to: statement, at: 6)
            try tableColumns.bindSort(Array(primary.sort), to: statement, at: 7)
        }
        while try statement.step(), page.append(try ItemRow.read(statement, of: table).item) {}
    }
}
