import Tables

/// How tables stand in the database file.
///
/// A table's items stand in the order in which they came, found by a unique index of their keys: what
/// comes together shares pages, whatever its keys are. Of a table in key order every new order, whose
/// id is random, would be on a page of its own: half as many pages more to log, to synchronise and to
/// move into the database (12.5 an order instead of 8.4). The keys of one id share pages of the index
/// (`StoredPartition`).
///
/// An index of a table is a `WITHOUT ROWID` table in the order of its key, and has only keys.
/// `expressway_table` and `expressway_index` tell which number belongs to which name.
enum FileLayout {
    /// Marks the files of this package: "XPWY".
    static let applicationID: UInt32 = 0x5850_5759
    /// The layout's version.
    static let version: UInt32 = 1

    /// Makes the tables that describe the others.
    static let creation = """
        CREATE TABLE expressway_table (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, key TEXT NOT NULL
        );
        CREATE TABLE expressway_index (
            id INTEGER PRIMARY KEY, table_id INTEGER NOT NULL REFERENCES expressway_table,
            name TEXT NOT NULL, key TEXT NOT NULL, UNIQUE (table_id, name)
        );
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        """

    /// Makes a table.
    static func creation(ofTable id: Int64, _ key: KeySchema) -> String {
        """
        CREATE TABLE \(items(id)) (
            pk \(key.partition.columnType) NOT NULL, sk \(key.sort.columnType) NOT NULL,
            item BLOB NOT NULL, PRIMARY KEY (pk, sk)
        )
        """
    }

    /// Makes an index of a table.
    static func creation(ofIndex id: Int64, _ key: KeySchema, of table: KeySchema) -> String {
        """
        CREATE TABLE \(index(id)) (
            ipk \(key.partition.columnType) NOT NULL, isk \(key.sort.columnType) NOT NULL,
            pk \(table.partition.columnType) NOT NULL, sk \(table.sort.columnType) NOT NULL,
            PRIMARY KEY (ipk, isk, pk, sk)
        ) WITHOUT ROWID
        """
    }

    /// The database's name of a table.
    static func items(_ id: Int64) -> String { "items_\(id)" }
    /// The database's name of an index.
    static func index(_ id: Int64) -> String { "index_\(id)" }
}

extension KeySchema {
    /// The key as the file tells it: `PK:S,SK:S`.
    var text: String {
        [partition, sort].compactMap(\.self).map { "\($0.name):\($0.type.rawValue)" }
            .joined(separator: ",")
    }
}

extension KeyAttribute? {
    /// The type of the column; a key without a sort key has an empty text there.
    fileprivate var columnType: String { (self?.type ?? .string).columnType }
}

extension KeyAttribute {
    fileprivate var columnType: String { type.columnType }
}

extension KeyAttribute.KeyType {
    fileprivate var columnType: String { self == .string ? "TEXT" : "BLOB" }
}
