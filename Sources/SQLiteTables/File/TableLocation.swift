import Tables

/// Where a declared table stands in the database file.
///
/// A class, as it never changes and every request passes it on: a schema is a dozen texts to copy.
final class TableLocation: Sendable {
    /// One of its indexes.
    struct Index: Sendable {
        let schema: IndexSchema
        let key: KeySchema
        let id: Int64
    }

    let schema: TableSchema
    let key: KeySchema
    let id: Int64
    let indexes: [Index]
    /// The attributes by which an update moves an item in an index; a key attribute never changes.
    private let indexedNames: [String]

    init(schema: TableSchema, key: KeySchema, id: Int64, indexes: [Index]) {
        self.schema = schema
        self.key = key
        self.id = id
        self.indexes = indexes
        indexedNames = indexes.flatMap { [$0.key.partition.name, $0.key.sort?.name] }
            .compactMap(\.self).filter { !schema.isKey($0) }
    }

    /// Whether an update leaves an item where it stands in every index.
    func keepsIndexKeys(_ update: Update) -> Bool {
        indexedNames.allSatisfy { name in
            update.changes.allSatisfy { !$0.path.name.isSameName(as: name) }
        }
    }

    /// Whether a write needs the item's old index keys.
    var hasIndexes: Bool { !indexes.isEmpty }

    /// The index of that name.
    ///
    /// - Throws: `resourceNotFound`.
    func index(_ name: IndexName) throws(TableError) -> Index {
        guard let index = indexes.first(where: { $0.schema.name == name }) else {
            throw .resourceNotFound("\(schema.name.rawValue)/\(name.rawValue)")
        }
        return index
    }
}

/// All declared tables.
struct TableCatalog: Sendable {
    let tables: [TableLocation]

    /// The position of the table of that name.
    ///
    /// - Throws: `resourceNotFound`.
    func position(of name: TableName) throws(TableError) -> Int {
        // A handful of names: searching them is faster than hashing one.
        guard let position = tables.firstIndex(where: { $0.schema.name == name }) else {
            throw .resourceNotFound(name.rawValue)
        }
        return position
    }

    /// The table of that name.
    ///
    /// - Throws: `resourceNotFound`.
    func table(_ name: TableName) throws(TableError) -> TableLocation {
        tables[try position(of: name)]
    }
}
