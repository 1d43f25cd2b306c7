import Tables
import Testing

@Suite struct UpdateTests {
    private let schema = TableSchema(name: "t", partitionKey: "PK")

    @Test func `every change sees the item as it was`() throws {
        let list = AttributePath("list")
        let item: Item = ["list": [0, 1, 2, 3, 4], "n": 1]
        let update: Update = [
            .remove(list[1]), .set(list[4], "four"), .remove(list[3]), .add("n", 1),
            .setIfAbsent("m", 5),
        ]
        #expect(try update.applied(to: item) == ["list": [0, 2, "four"], "n": 2, "m": 5])
    }

    @Test func `elements of nested lists go without moving one another`() throws {
        let rows = AttributePath("rows")
        let item: Item = ["rows": [[1, 2], [3, 4], [5, 6]]]
        let update: Update = [.remove(rows[0]), .remove(rows[1][0]), .remove(rows[2][1])]
        #expect(try update.applied(to: item) == ["rows": [[4], [5]]])
    }

    @Test func `arithmetic is exact`() throws {
        var item: Item = ["total": 0]
        for _ in 0..<1_000 { item = try Update([.add("total", 0.1)]).applied(to: item) }
        #expect(item["total"] == 100)
    }

    @Test func `an attribute keeps its place when it changes`() throws {
        let item: Item = ["a": 1, "b": 2, "c": 3]
        #expect(
            try Update([.set("b", "x"), .set("d", 4)]).applied(to: item).names == [
                "a", "b", "c", "d",
            ]
        )
    }

    @Test func `places that overlap are refused, others not`() throws {
        let map = AttributePath("map")
        let overlapping: [Update] = [
            [.set("map", 1), .set(map.member("x"), 1)],
            [.set(map.member("x").member("y"), 1), .remove(map.member("x"))],
            [.set(map[0], 1), .set(map[0], 2)],
        ]
        for update in overlapping {
            #expect(throws: TableError.self) { try update.validate(for: schema) }
        }
        let apart: Update = [.set(map.member("x"), 1), .set(map.member("y"), 1), .set("mapx", 1)]
        try apart.validate(for: schema)
    }

    @Test func `a key does not change`() {
        #expect(throws: TableError.validation("expected no change of the key but found one of PK"))
        {
            try Update([.set("PK", "x")]).validate(for: schema)
        }
    }

    @Test func `a change that does not fit says where, what was expected and found`() {
        #expect(throws: TableError.validation("expected type N but found type S at a")) {
            try Update([.add("a", 1)]).applied(to: ["a": "x"])
        }
        let place = "expected a map or list that contains m.x but found none"
        #expect(throws: TableError.validation(place)) {
            try Update([.set(AttributePath("m").member("x"), 1)]).applied(to: [:])
        }
    }
}
