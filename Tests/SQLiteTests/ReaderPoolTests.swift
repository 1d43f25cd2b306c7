import SQLite
import Testing

@Suite struct ReaderPoolTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func `many threads read at once`() async throws {
        let path = directory.path("db")
        let connection = try SQLiteConnection(path: path, mode: .create)
        try connection.setUpForWriting(.normal)
        try connection.execute("CREATE TABLE t (i); INSERT INTO t VALUES (7)")
        let pool = try ReaderPool { () throws(SQLiteError) in
            try SQLiteConnection(path: path, mode: .readOnly)
        }
        let sum = try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<200 {
                group.addTask { @concurrent in
                    try pool.withReader { reader throws(SQLiteError) in
                        try reader.integer("SELECT i FROM t") ?? 0
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(sum == 1400)
        pool.close()
    }

    @Test func `what cannot be opened is told at once`() {
        #expect(throws: SQLiteError.self) {
            try ReaderPool { () throws(SQLiteError) in
                try SQLiteConnection(path: directory.path("none"), mode: .readOnly)
            }
        }
    }
}
