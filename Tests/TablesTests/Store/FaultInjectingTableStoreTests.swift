import Synchronization
import Tables
import TablesTesting
import Testing

@Suite struct FaultInjectingTableStoreTests {
    private static let schemas = [TableSchema(name: "t", partitionKey: "PK")]

    private let base: InMemoryTableStore
    private let key = PrimaryKey("a")
    private let item: Item = ["PK": "a"]

    init() throws { base = try InMemoryTableStore(Self.schemas) }

    @Test func `without a plan it is the store itself`() async throws {
        try await TableStoreConformance { schemas in
            FaultInjectingTableStore(try InMemoryTableStore(schemas), schemas: schemas) { _ in nil }
        }.verify()
    }

    @Test func `a failure leaves the store alone`() async throws {
        let store = FaultInjectingTableStore(base) { _ in .fail(.transactionConflict) }
        await #expect(throws: TableError.transactionConflict) { try await store.put(item, in: "t") }
        #expect(try await base.get(key, from: "t") == nil)
        #expect(store.faultCount == 1)
    }

    @Test func `a lost answer has happened`() async throws {
        let store = FaultInjectingTableStore(base) { $0.isWrite ? .loseAnswer : nil }
        await #expect(throws: TableError.unavailable("the answer was lost")) {
            try await store.put(item, in: "t")
        }
        #expect(try await store.get(key, from: "t") == item)
    }

    @Test func `a delay is the sleeper's`() async throws {
        let slept = Mutex<[Duration]>([])
        let store = FaultInjectingTableStore(
            base,
            sleeper: { duration in slept.withLock { $0.append(duration) } },
            plan: { _ in .delay(.seconds(3)) }
        )
        try await store.put(item, in: "t")
        #expect(slept.withLock(\.self) == [.seconds(3)])
        #expect(try await base.get(key, from: "t") == item)
    }

    @Test func `a plan sees operation, keys and number, and can be replaced`() async throws {
        let calls = Mutex<[TableCall]>([])
        let store = FaultInjectingTableStore(base, schemas: Self.schemas) { call in
            calls.withLock { $0.append(call) }
            return nil
        }
        try await store.put(item, in: "t")
        try await store.transact([.delete(key, in: "t")])
        _ = try await store.query(Query("a", in: "t"))
        #expect(calls.withLock { $0.map(\.operation) } == [.put, .transact, .query])
        #expect(calls.withLock { $0.map(\.keys) } == [[key], [key], [key]])
        #expect(calls.withLock { $0.map(\.number) } == [0, 1, 2])
        store.setPlan { _ in .fail(.throttled) }
        await #expect(throws: TableError.throttled) { try await store.get(key, from: "t") }
        #expect(store.callCount == 4)
    }
}
