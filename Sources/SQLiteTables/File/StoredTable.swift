import SQLite
import Tables

/// A table as the file describes it.
struct StoredTable {
    /// An index as the file describes it.
    struct Index {
        let id: Int64
        let name: String
        let key: String
    }

    /// Why a declared table is not the stored one.
    struct Mismatch: Error {
        let reason: SQLiteTableStoreError.Reason
    }

    let id: Int64
    let name: String
    let key: String
    let indexes: [Index]

    /// All tables of a file.
    static func all(in connection: SQLiteConnection) throws(SQLiteError) -> [StoredTable] {
        let select = try connection.prepare(
            "SELECT id, name, key FROM expressway_table ORDER BY id"
        )
        var tables: [StoredTable] = []
        while try select.step() {
            let id = select.integer(at: 0)
            tables.append(
                StoredTable(
                    id: id,
                    name: select.text(at: 1),
                    key: select.text(at: 2),
                    indexes: try indexes(of: id, in: connection)
                )
            )
        }
        return tables
    }

    private static func indexes(
        of table: Int64,
        in connection: SQLiteConnection
    ) throws(SQLiteError) -> [Index] {
        let select = try connection.prepare(
            "SELECT id, name, key FROM expressway_index WHERE table_id = ? ORDER BY id"
        )
        try select.bind(table, at: 1)
        var indexes: [Index] = []
        while try select.step() {
            let index = Index(
                id: select.integer(at: 0),
                name: select.text(at: 1),
                key: select.text(at: 2)
            )
            indexes.append(index)
        }
        return indexes
    }

    /// Why a schema of this name cannot be this table's, if so.
    func mismatch(with schema: TableSchema) -> SQLiteTableStoreError.Reason? {
        guard key != schema.key.text else { return nil }
        return .differentKey(table: name, found: key, declared: schema.key.text)
    }

    /// Where the table that a schema declares stands, if it is this one with all its indexes.
    func location(of schema: TableSchema) -> Result<TableLocation, Mismatch> {
        if let reason = mismatch(with: schema) { return .failure(Mismatch(reason: reason)) }
        var locations: [TableLocation.Index] = []
        for index in schema.indexes {
            guard let stored = indexes.first(where: { $0.matches(index) }) else {
                return .failure(Mismatch(reason: .missingTable("\(name)/\(index.name.rawValue)")))
            }
            locations.append(TableLocation.Index(schema: index, key: index.key, id: stored.id))
        }
        return .success(
            TableLocation(schema: schema, key: schema.key, id: id, indexes: locations)
        )
    }
}

extension StoredTable.Index {
    /// Whether this is the index that a schema declares.
    func matches(_ schema: IndexSchema) -> Bool {
        name == schema.name.rawValue && key == schema.key.text
    }
}
