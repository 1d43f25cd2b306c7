import Time
import SQLiteTables
import Tables
import TablesTesting
import Testing

@Suite(.timeLimit(.minutes(2))) struct SQLiteTableStoreTests {
    private let directory: TemporaryDirectory
    private let schemas = TableStoreConformance.schemas
    private let key = PrimaryKey("a", "1")
    private let item: Item = ["PK": "a", "SK": "1", "category": "office", "n": 1]

    init() throws { directory = try TemporaryDirectory() }

    private var path: String { directory.path("tables.sqlite") }

    private func openStore(
        _ access: SQLiteTableStore.Access = .readWrite,
        queueLength: Int = SQLiteTableStore.defaultQueueLength
    ) throws -> SQLiteTableStore {
        try SQLiteTableStore(
            path: path,
            schemas: schemas,
            access: access,
            queueLength: queueLength
        )
    }

    @Test(arguments: TableStoreConformance.checks)
    func `behaves like every table store`(check: ConformanceCheck) async throws {
        try await TableStoreConformance { schemas in
            try SQLiteTableStore(path: path, schemas: schemas)
        }.verify(check)
    }

    @Test func `what was answered is there after reopening`() async throws {
        let store = try openStore()
        try await store.put(item, in: "things")
        await store.close()
        let reopened = try openStore()
        #expect(try await reopened.get(key, from: "things") == item)
        let query = Query("office", in: "things", index: "by-category")
        #expect(try await reopened.query(query).items == [item])
        await reopened.close()
    }

    @Test func `what was answered is there after a crash`() async throws {
        let store = try openStore()
        for number in Int64(0)..<50 {
            try await store.put(["name": .string("n\(number)")], in: "counters")
        }
        // The files as a killed process leaves them: the log is not in the database yet.
        let crashed = try directory.copy("tables.sqlite", to: "crashed.sqlite")
        try directory.copy("tables.sqlite-wal", to: "crashed.sqlite-wal")
        for access in [SQLiteTableStore.Access.readOnly, .readWrite] {
            let recovered = try SQLiteTableStore(path: crashed, schemas: schemas, access: access)
            #expect(try await recovered.items(of: Scan("counters"), atMost: 100).count == 50)
            await recovered.close()
        }
        await store.close()
    }

    @Test func `a second process reads beside the writer`() async throws {
        let store = try openStore()
        let reader = try openStore(.readOnly)
        #expect(try await reader.get(key, from: "things") == nil)
        try await store.put(item, in: "things")
        #expect(try await reader.get(key, from: "things") == item)
        await #expect(throws: TableError.self) { try await reader.put(item, in: "things") }
        await reader.close()
        await store.close()
    }

    @Test func `a snapshot stays as it was, and cannot be written to`() async throws {
        let store = try openStore()
        try await store.put(item, in: "things")
        let snapshot = try SQLiteTableSnapshot(path: path, schemas: schemas)
        try await store.update(key, in: "things", [.add("n", 1), .set("category", "kitchen")])
        try await store.put(["name": "later"], in: "counters")
        #expect(try await snapshot.get(key, from: "things") == item)
        let keys = [key, PrimaryKey("a", "2")]
        #expect(try await snapshot.batchGet(keys, from: "things") == [item, nil])
        let query = Query("office", in: "things", index: "by-category")
        #expect(try await snapshot.query(query).items == [item])
        #expect(try await snapshot.scan(Scan("counters")).items.isEmpty)
        for write in [
            TransactionAction.put(item, in: "things"), .delete(key, in: "things"),
            .update(key, in: "things", []),
        ] {
            await #expect(throws: TableError.self) { try await snapshot.transact([write]) }
        }
        await #expect(throws: TableError.self) { try await snapshot.put(item, in: "things") }
        await #expect(throws: TableError.self) { try await snapshot.update(key, in: "things", []) }
        await #expect(throws: TableError.self) { try await snapshot.delete(key, in: "things") }
        await store.close()
    }

    @Test func `two processes may write in turns`() async throws {
        let stores = [try openStore(), try openStore()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for store in stores {
                for _ in 0..<50 {
                    group.addTask {
                        try await store.update(PrimaryKey("n"), in: "counters", [.add("value", 1)])
                    }
                }
            }
            try await group.waitForAll()
        }
        let counter = try await stores[0].get(PrimaryKey("n"), from: "counters")
        #expect(counter?["value"] == 100)
        for store in stores { await store.close() }
    }

    @Test func `a lock of another process gives late answers, then service goes on`() async throws {
        let store = try openStore()
        try await store.put(["name": "before"], in: "counters")
        let lock = try ForeignLock(path: path)
        await #expect(throws: TableError.deadlineExceeded) {
            let deadline = Instant.now + .milliseconds(50)
            try await store.put(["name": "too late"], in: "counters", deadline: deadline)
        }
        #expect(try await store.get(PrimaryKey("before"), from: "counters") != nil)
        async let late = store.put(["name": "late"], in: "counters")
        try lock.release()
        _ = try await late
        try await store.put(["name": "after"], in: "counters")
        let names = try await store.items(of: Scan("counters"), atMost: 10)
        #expect(names == [["name": "after"], ["name": "before"], ["name": "late"]])
        await store.close()
    }

    @Test func `a full queue throttles`() async throws {
        let store = try openStore(queueLength: 2)
        let lock = try ForeignLock(path: path)
        let throttled = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<6 {
                group.addTask {
                    do throws(TableError) {
                        let deadline = Instant.now + .seconds(1)
                        let name = AttributeValue.string("n\(number)")
                        try await store.put(["name": name], in: "counters", deadline: deadline)
                        return false
                    } catch {
                        return error == .throttled
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(throttled == 4)
        try lock.release()
        await store.close()
    }

    @Test func `many writes share a commit`() async throws {
        let store = try openStore()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<500 {
                group.addTask {
                    try await store.put(["name": .string("n\(number)")], in: "counters")
                }
            }
            try await group.waitForAll()
        }
        let statistics = store.statistics
        #expect(statistics.transactionCount == 500)
        #expect(statistics.commitCount < 500)
        #expect(statistics.largestGroup > 1)
        await store.close()
    }

    @Test func `a closed store is unavailable`() async throws {
        let store = try openStore()
        await store.close()
        await #expect(throws: TableError.unavailable("the store is closed")) {
            try await store.get(key, from: "things")
        }
        await #expect(throws: TableError.unavailable("the store is closed")) {
            try await store.put(item, in: "things")
        }
    }
}
