import SQLite
import Tables

/// Makes a file's tables and indexes those that are declared, within an open transaction.
///
/// A table is made if there is none. An index is made and filled, or dropped: nobody would keep it
/// in step with its table. Tables that nobody declares stay as they are.
struct SchemaReconciliation {
    private let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) { self.connection = connection }

    /// Makes one table what it is declared to be.
    ///
    /// - Returns: What forbids it: the stored one has another key.
    func reconcile(_ schema: TableSchema) throws(SQLiteError) -> SQLiteTableStoreError.Reason? {
        let stored = try StoredTable.all(in: connection).first { $0.name == schema.name.rawValue }
        guard let stored else {
            try makeTable(schema)
            return nil
        }
        if let mismatch = stored.mismatch(with: schema) { return mismatch }
        for index in stored.indexes where !schema.indexes.contains(where: index.matches) {
            try drop(index)
        }
        for index in schema.indexes where !stored.indexes.contains(where: { $0.matches(index) }) {
            try makeIndex(index, of: schema, stored.id)
        }
        return nil
    }

    private func makeTable(_ schema: TableSchema) throws(SQLiteError) {
        let id = try insert(
            "INSERT INTO expressway_table (name, key) VALUES (?, ?) RETURNING id",
            schema.name.rawValue,
            schema.key.text
        )
        try connection.execute(FileLayout.creation(ofTable: id, schema.key))
        for index in schema.indexes { try makeIndex(index, of: schema, id) }
    }

    private func makeIndex(
        _ index: IndexSchema,
        of schema: TableSchema,
        _ table: Int64
    ) throws(SQLiteError) {
        let id = try insert(
            "INSERT INTO expressway_index (table_id, name, key) VALUES (\(table), ?, ?) RETURNING id",
            index.name.rawValue,
            index.key.text
        )
        try connection.execute(FileLayout.creation(ofIndex: id, index.key, of: schema.key))
        let location = TableLocation(
            schema: schema,
            key: schema.key,
            id: table,
            indexes: [TableLocation.Index(schema: index, key: index.key, id: id)]
        )
        let statements = try IndexStatements(location.indexes[0], of: schema.key, connection)
        let all = try connection.prepare("SELECT pk, sk, item FROM \(FileLayout.items(table))")
        while try all.step() {
            let (key, item) = try ItemRow.read(all, of: location)
            if let indexKey = index.key(of: item) {
                try statements.insert(KeyBytes(indexKey), key)
            }
        }
    }

    private func drop(_ index: StoredTable.Index) throws(SQLiteError) {
        try connection.execute(
            """
            DROP TABLE \(FileLayout.index(index.id));
            DELETE FROM expressway_index WHERE id = \(index.id);
            """
        )
    }

    private func insert(
        _ sql: String,
        _ name: String,
        _ key: String
    ) throws(SQLiteError) -> Int64 {
        let statement = try connection.prepare(sql)
        try statement.bind(name, at: 1)
        try statement.bind(key, at: 2)
        var id: Int64 = 0
        while try statement.step() { id = statement.integer(at: 0) }
        return id
    }
}
