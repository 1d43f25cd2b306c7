import SQLiteTables
import Tables
import TablesTesting
import Testing

/// Updates change an item in its stored form; nobody outside may notice.
@Suite(.timeLimit(.minutes(1))) struct ItemPatchTests {
    private static let schema = TableSchema(
        name: "t",
        partitionKey: "PK",
        sortKey: "SK",
        indexes: [IndexSchema(name: "i", partitionKey: "group", sortKey: "PK")]
    )
    private static let key = PrimaryKey("p#1", "s")
    private static let item: Item = [
        "PK": "p#1", "SK": "s", "group": "g", "text": "grüße", "empty": "",
        "long": .string(String(repeating: "x", count: 300)), "count": 5, "price": 79.99,
        "yes": true, "null": .null, "bytes": .binary([1, 2, 3]),
        "list": [1, ["a", []], ["x": 1]], "map": ["x": ["y": 1], "z": [:]],
        "texts": .stringSet(["a", "b"]), "numbers": .numberSet([1, 2.5]),
        "blobs": .binarySet([[0]]),
    ]

    private static let updates: [Update] = [
        [],
        [.set("text", "short")],
        [.set("long", "short"), .set("empty", "no longer")],
        [.set("new", 1), .set("newer", ["a": [1, 2]]), .set("list", [])],
        [.set("count", "a text now")],
        [.setIfAbsent("text", "kept"), .setIfAbsent("absent", "made")],
        [.add("count", -5), .add("price", 0.01), .add("made", 3)],
        [.add("count", 1e30), .add("price", 1e-20)],
        [.remove("text"), .remove("nothing"), .remove("blobs")],
        [.remove("PKX"), .set("count", 6), .add("price", -80), .remove("null")],
        [.set("group", "other")],
        [.remove("group")],
        [.set(AttributePath("map").member("x"), 3)],
        [.append("list", [2]), .set("count", 1)],
        [.insert("texts", .stringSet(["c"])), .subtract("numbers", .numberSet([1, 2.5]))],
        [.add("text", 1)],
        [.set("count", 1), .add("yes", 1)],
        [.set("large", .string(String(repeating: "y", count: 250_000)))],
        [.set("larger", .string(String(repeating: "y", count: 409_000)))],
        Update((0..<100).map { .set(AttributePath("a\($0)"), .integer($0)) }),
        Update((0..<140).map { .set(AttributePath("a\($0)"), .integer($0)) }),
    ]

    private let directory: TemporaryDirectory
    private let stored: SQLiteTableStore
    private let model: InMemoryTableStore

    init() async throws {
        directory = try TemporaryDirectory()
        stored = try SQLiteTableStore(path: directory.path("db"), schemas: [Self.schema])
        model = try InMemoryTableStore([Self.schema])
    }

    private func outcome(
        of update: Update,
        if condition: Condition? = nil,
        in store: some TableStore
    ) async -> Result<Item?, TableError> {
        do throws(TableError) {
            return .success(
                try await store.update(
                    Self.key,
                    in: "t",
                    update,
                    if: condition,
                    returnsOldItemOnFailure: true,
                    returning: .new
                )
            )
        } catch {
            return .failure(error)
        }
    }

    @Test func `an update makes what it makes of the item itself`() async throws {
        for update in Self.updates {
            try await stored.put(Self.item, in: "t")
            try await model.put(Self.item, in: "t")
            let expected = await outcome(of: update, in: model)
            let found = await outcome(of: update, in: stored)
            #expect(found == expected)
            #expect(try found.get(orNil: ())?.names == expected.get(orNil: ())?.names)
            let item = try await model.get(Self.key, from: "t")
            #expect(try await stored.get(Self.key, from: "t") == item)
            let query = Query("g", in: "t", index: "i")
            let indexed = try await model.query(query)
            #expect(try await stored.query(query) == indexed)
        }
        await stored.close()
    }

    @Test func `updates one after another add up`() async throws {
        try await stored.put(Self.item, in: "t")
        try await model.put(Self.item, in: "t")
        for update in Self.updates + Self.updates.reversed() {
            let expected = await outcome(of: update, in: model)
            #expect(await outcome(of: update, in: stored) == expected)
        }
        await stored.close()
    }

    @Test func `conditions hold of the stored form as of the item`() async throws {
        let list: AttributePath = "list"
        let conditions: [Condition] = [
            .exists("PK"), .notExists("SK"), .exists("nothing"), .exists("null"),
            "PK" == "p#1", "SK" == "other", "count" >= 5, "count" > 5, "price" < 80,
            "text" == "grüße", "text" == "gruesse", "yes" == true,
            list[0] == 1, list[2].member("x") == 1, list[7] == 1,
            .hasType("map", .map), AttributePath("text").begins(with: "gr"),
            AttributePath("texts").contains("a"), .compare(.size("long"), .equals, 300),
            AttributePath("count").isOne(of: [1, 5]), !.exists("text"),
            .exists("text") && "count" == 6 || .exists("empty"),
        ]
        try await stored.put(Self.item, in: "t")
        try await model.put(Self.item, in: "t")
        for condition in conditions {
            let expected = await outcome(of: [.add("count", 0)], if: condition, in: model)
            let found = await outcome(of: [.add("count", 0)], if: condition, in: stored)
            #expect(found == expected)
        }
        await stored.close()
    }
}

extension Result where Success == Item?, Failure == TableError {
    /// The item, or `nil` where there is none.
    fileprivate func get(orNil: Void) throws -> Item? {
        if case .success(let item) = self { item } else { nil }
    }
}
