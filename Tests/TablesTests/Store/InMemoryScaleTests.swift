import Tables
import Testing

@Suite struct InMemoryScaleTests {
    @Test func `many items stay in order through insertions and removals`() async throws {
        let schema = TableSchema(
            name: "t",
            partitionKey: "PK",
            sortKey: KeyAttribute("n", type: .number)
        )
        let store = try InMemoryTableStore([schema])
        var random = SeededGenerator(seed: 3)
        var present: Set<Int64> = []
        for _ in 0..<6_000 {
            let number = Int64.random(in: 0..<2_000, using: &random)
            if Bool.random(using: &random) || present.isEmpty {
                try await store.put(["PK": "p", "n": .integer(number)], in: "t")
                present.insert(number)
            } else {
                try await store.delete(PrimaryKey("p", .integer(number)), in: "t")
                present.remove(number)
            }
        }
        let items = try await store.items(of: Query("p", in: "t", limit: 100), atMost: 2_000)
        #expect(items.compactMap { $0["n"]?.integer } == present.sorted())
        let descending = try await store.query(Query("p", in: "t", order: .descending))
        #expect(descending.items.compactMap { $0["n"]?.integer } == present.sorted(by: >))
    }
}
