import SQLite
import SQLiteTables
import Tables
import Testing

/// What happens to files that are no table stores, and to tables that change their schema.
@Suite struct TableFileTests {
    private static let schema = TableSchema(name: "t", partitionKey: "PK", sortKey: "SK")

    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private var path: String { directory.path("db") }

    private func openStore(
        _ schema: TableSchema = schema,
        _ access: SQLiteTableStore.Access = .readWrite
    ) throws -> SQLiteTableStore {
        try SQLiteTableStore(path: path, schemas: [schema], access: access)
    }

    private func expectRefused(
        _ reason: (SQLiteTableStoreError.Reason) -> Bool,
        schema: TableSchema = schema
    ) throws {
        let before = try directory.bytes("db")
        let names = try directory.names
        for access in [SQLiteTableStore.Access.readWrite, .readOnly] {
            let error = try #require(throws: SQLiteTableStoreError.self) {
                try openStore(schema, access)
            }
            #expect(reason(error.reason), "\(error)")
            #expect(error.description.contains(path))
        }
        #expect(try directory.bytes("db") == before)
        #expect(
            try directory.names.filter { !$0.hasSuffix("-shm") && !$0.hasSuffix("-wal") } == names
        )
    }

    private func fill(_ schema: TableSchema = schema, count: Int = 200) async throws {
        let store = try openStore(schema)
        for number in 0..<count {
            let item: Item = [
                "PK": .string("p\(number)"), "SK": "s", "group": .string("g\(number % 3)"),
                "text": .string(String(repeating: "x", count: 100)),
            ]
            try await store.put(item, in: "t")
        }
        await store.close()
    }

    @Test(arguments: ["x", String(repeating: "this is no database\n", count: 100)])
    func `a file that is no database is refused and left untouched`(content: String) throws {
        try directory.write(Array(content.utf8), to: "db")
        try expectRefused { $0 == .foreign }
        #expect(try directory.names == ["db"])
    }

    @Test func `another program's database is refused and left untouched`() throws {
        do {
            let connection = try SQLiteConnection(path: path, mode: .create)
            try connection.execute("CREATE TABLE other (i)")
        }
        try expectRefused { $0 == .foreign }
        #expect(try directory.names == ["db"])
    }

    @Test func `a later version's database is refused and left untouched`() async throws {
        try await fill(count: 1)
        do {
            let connection = try SQLiteConnection(path: path, mode: .readWrite)
            try connection.execute("PRAGMA journal_mode = DELETE; PRAGMA user_version = 99")
        }
        try expectRefused { $0 == .newerLayout(version: 99) }
    }

    @Test(arguments: [1, 2, 3, 5])
    func `a damaged database is refused and left untouched`(page: Int) async throws {
        try await fill()
        var bytes = try directory.bytes("db")
        for offset in page * 4096..<page * 4096 + 200 { bytes[offset] ^= 0xA5 }
        try directory.write(bytes, to: "db")
        try expectRefused {
            if case .damaged = $0 { true } else { false }
        }
    }

    @Test func `a database cut short is refused and left untouched`() async throws {
        try await fill()
        try directory.write(Array(try directory.bytes("db").prefix(9_000)), to: "db")
        try expectRefused {
            if case .damaged = $0 { true } else { false }
        }
    }

    @Test func `an empty file becomes a database`() async throws {
        try directory.write([], to: "db")
        try await fill(count: 3)
        #expect(try await openStore().scan(Scan("t")).items.count == 3)
    }

    @Test func `a missing file is not made by a reader, and a missing directory is told`() throws {
        let missing = try #require(throws: SQLiteTableStoreError.self) {
            try openStore(Self.schema, .readOnly)
        }
        #expect(missing.reason == .missing)
        #expect(try directory.names.isEmpty)
        let nowhere = directory.path("none/db")
        let error = try #require(throws: SQLiteTableStoreError.self) {
            try SQLiteTableStore(path: nowhere, schemas: [Self.schema])
        }
        #expect(error.description.contains(nowhere))
    }

    @Test func `a table with another key is refused`() async throws {
        try await fill(count: 1)
        var other = Self.schema
        other.sortKey = KeyAttribute("SK", type: .number)
        try expectRefused(
            { $0 == .differentKey(table: "t", found: "PK:S,SK:S", declared: "PK:S,SK:N") },
            schema: other
        )
    }

    @Test func `an index that is added is filled, one that is dropped goes`() async throws {
        try await fill()
        var indexed = Self.schema
        indexed.indexes = [IndexSchema(name: "by-group", partitionKey: "group", sortKey: "PK")]
        let missing = try #require(throws: SQLiteTableStoreError.self) {
            try openStore(indexed, .readOnly)
        }
        #expect(missing.reason == .missingTable("t/by-group"))
        let query = Query("g1", in: "t", index: "by-group")
        let store = try openStore(indexed)
        #expect(try await store.query(query).items.count == 67)
        await store.close()
        let without = try openStore()
        try await without.delete(PrimaryKey("p1", "s"), in: "t")
        await without.close()
        // Made anew, so that it knows of what was deleted meanwhile.
        let again = try openStore(indexed)
        #expect(try await again.query(query).items.count == 66)
        await again.close()
    }

    @Test func `a table is added beside others`() async throws {
        try await fill(count: 5)
        let both = [Self.schema, TableSchema(name: "u", partitionKey: "id")]
        let store = try SQLiteTableStore(path: path, schemas: both)
        try await store.put(["id": "x"], in: "u")
        #expect(try await store.scan(Scan("t")).items.count == 5)
        #expect(try await store.scan(Scan("u")).items == [["id": "x"]])
        await store.close()
    }

    @Test func `a schema that cannot be is refused before any file is made`() throws {
        let error = try #require(throws: SQLiteTableStoreError.self) {
            try openStore(TableSchema(name: "", partitionKey: "PK"))
        }
        guard case .invalidSchema = error.reason else {
            Issue.record("expected an invalid schema but found \(error)")
            return
        }
        #expect(try directory.names.isEmpty)
    }
}
