import Foundation
import SQLite
import Testing

@Suite struct SQLiteConnectionTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func `values come back as they were bound`() throws {
        let connection = try SQLiteConnection(path: directory.path("a"), mode: .create)
        try connection.execute("CREATE TABLE t (i INTEGER, d REAL, s TEXT, b BLOB, n)")
        let insert = try connection.prepare("INSERT INTO t VALUES (?, ?, ?, ?, ?)")
        try insert.bind(Int64.min, at: 1)
        try insert.bind(0.1, at: 2)
        try insert.bind("grüße \0 end", at: 3)
        try insert.bind([0, 255], at: 4)
        try insert.bindNull(at: 5)
        try insert.run()
        let select = try connection.prepare("SELECT * FROM t")
        #expect(try select.step())
        #expect(select.integer(at: 0) == .min)
        #expect(select.double(at: 1) == 0.1)
        #expect(select.text(at: 2) == "grüße \0 end")
        #expect(select.bytes(at: 3) == [0, 255])
        #expect(select.isNull(at: 4))
        #expect(try !select.step())
    }

    @Test func `empty texts and bytes are not null`() throws {
        let connection = try SQLiteConnection(path: directory.path("a"), mode: .create)
        let select = try connection.prepare("SELECT ?1, ?2, ?3, ?4")
        try select.bind("", at: 1)
        try select.bind([], at: 2)
        try select.bind(uncopiedText: UnsafeRawBufferPointer(start: nil, count: 0), at: 3)
        try select.bind(uncopiedBytes: UnsafeRawBufferPointer(start: nil, count: 0), at: 4)
        #expect(try select.step())
        for column in Int32(0)..<4 { #expect(!select.isNull(at: column)) }
        #expect(select.text(at: 0).isEmpty)
        #expect(select.bytes(at: 1).isEmpty)
    }

    @Test func `a held statement runs again with other values`() throws {
        let connection = try SQLiteConnection(path: directory.path("a"), mode: .create)
        try connection.execute("CREATE TABLE t (i INTEGER PRIMARY KEY)")
        let insert = try connection.prepare("INSERT INTO t VALUES (?)")
        for value in Int64(1)...3 {
            try insert.bind(value, at: 1)
            try insert.run()
        }
        #expect(try connection.integer("SELECT sum(i) FROM t") == 6)
        #expect(connection.totalChanges == 3)
        #expect(throws: SQLiteError.self) { try insert.run() }
        try insert.bind(Int64(4), at: 1)
        try insert.run()
        #expect(try connection.integer("SELECT count(*) FROM t") == 4)
    }

    @Test func `an error names the file, the code and what happened`() throws {
        let path = directory.path("a")
        let connection = try SQLiteConnection(path: path, mode: .create)
        let error = try #require(throws: SQLiteError.self) {
            try connection.execute("SELECT * FROM nowhere")
        }
        #expect(error.code == .generic)
        #expect(error.description == "database '\(path)': no such table: nowhere")
        let missing = try #require(throws: SQLiteError.self) {
            try SQLiteConnection(path: directory.path("none"), mode: .readOnly)
        }
        #expect(missing.code.primary == .cannotOpen)
        let reader = try SQLiteConnection(path: path, mode: .readOnly)
        let refused = try #require(throws: SQLiteError.self) {
            try reader.execute("CREATE TABLE t (i)")
        }
        #expect(refused.code.primary == .readOnly)
    }

    @Test func `a failed transaction is rolled back`() throws {
        let connection = try SQLiteConnection(path: directory.path("a"), mode: .create)
        try connection.execute("CREATE TABLE t (i); BEGIN; INSERT INTO t VALUES (1)")
        #expect(connection.isInTransaction)
        connection.abandonTransaction()
        #expect(!connection.isInTransaction)
        #expect(try connection.integer("SELECT count(*) FROM t") == 0)
    }

    @Test func `setting up for writing turns on the log`() throws {
        let path = directory.path("a")
        let connection = try SQLiteConnection(path: path, mode: .create)
        try connection.setUpForWriting(.full)
        #expect(try connection.text("PRAGMA journal_mode") == "wal")
        #expect(try connection.integer("PRAGMA synchronous") == 2)
        try connection.setUpForWriting(.normal)
        #expect(try connection.integer("PRAGMA synchronous") == 1)
        #expect(try connection.integer("PRAGMA wal_autocheckpoint") == 1000)
    }
}
