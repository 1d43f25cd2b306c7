import SQLiteTables
import Tables
import TablesTesting
import Testing

/// New items are put without a look-up; what stands there is noticed nevertheless.
@Suite(.timeLimit(.minutes(1))) struct InsertionTests {
    private static let schema = TableSchema(
        name: "t",
        partitionKey: "PK",
        indexes: [IndexSchema(name: "i", partitionKey: "group")]
    )
    private static let isAbsent = Condition.notExists("PK")

    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func openStore() throws -> SQLiteTableStore {
        try SQLiteTableStore(path: directory.path("db"), schemas: [Self.schema])
    }

    private func item(_ key: String, _ group: String, _ count: Int64 = 1) -> Item {
        ["PK": .string(key), "group": .string(group), "count": .integer(count)]
    }

    /// A store that has an item `a` which its writer does not remember.
    private func storeWithForgottenItem() async throws -> SQLiteTableStore {
        let first = try openStore()
        try await first.put(item("a", "old"), in: "t")
        await first.close()
        return try openStore()
    }

    private func items(of group: String, in store: SQLiteTableStore) async throws -> [Item] {
        try await store.query(Query(.string(group), in: "t", index: "i")).items
    }

    @Test func `a put of a new item finds the one that is there`() async throws {
        let store = try await storeWithForgottenItem()
        let refusal = TableError.conditionalCheckFailed(oldItem: item("a", "old"))
        for _ in 0..<2 {
            await #expect(throws: refusal) {
                try await store.put(
                    item("a", "new"),
                    in: "t",
                    if: Self.isAbsent,
                    returnsOldItemOnFailure: true
                )
            }
        }
        #expect(try await items(of: "new", in: store).isEmpty)
        #expect(try await items(of: "old", in: store) == [item("a", "old")])
        await store.close()
    }

    @Test func `a put takes the place of whatever is there, in the index too`() async throws {
        let store = try await storeWithForgottenItem()
        for group in ["new", "newer"] {
            try await store.put(item("a", group), in: "t")
            #expect(try await items(of: "old", in: store).isEmpty)
            #expect(try await items(of: group, in: store) == [item("a", group)])
        }
        #expect(try await items(of: "new", in: store).isEmpty)
        await store.close()
    }

    @Test func `a transaction with new items is done whole or not at all`() async throws {
        let store = try await storeWithForgottenItem()
        try await store.put(item("n", "g", 3), in: "t")
        let count: AttributePath = "count"
        func actions(_ keys: [String], atLeast least: AttributeValue) -> [TransactionAction] {
            [.update(PrimaryKey("n"), in: "t", [.add(count, 1)], if: count >= least)]
                + keys.map { .put(item($0, "g"), in: "t", if: Self.isAbsent) }
        }
        let failed = CancellationReason.conditionalCheckFailed(oldItem: nil)
        await #expect(throws: TableError.transactionCanceled([.none, failed, .none])) {
            try await store.transact(actions(["a", "b"], atLeast: 3))
        }
        await #expect(throws: TableError.transactionCanceled([.none, .none, failed])) {
            try await store.transact(actions(["b", "a"], atLeast: 3))
        }
        await #expect(throws: TableError.transactionCanceled([failed, .none, .none])) {
            try await store.transact(actions(["b", "c"], atLeast: 4))
        }
        await #expect(throws: TableError.transactionCanceled([failed, failed, .none])) {
            try await store.transact(actions(["a", "c"], atLeast: 4))
        }
        #expect(try await items(of: "g", in: store) == [item("n", "g", 3)])
        try await store.transact(actions(["b", "c"], atLeast: 3))
        let written = [item("b", "g"), item("c", "g"), item("n", "g", 4)]
        #expect(try await items(of: "g", in: store) == written)
        await store.close()
    }
}
