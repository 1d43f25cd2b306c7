import SQLiteTables
import Tables
import TablesTesting
import Testing

/// Partition keys are stored rearranged; nobody outside may notice.
@Suite struct PartitionKeyTests {
    private static let partitions = [
        "ORDER#1", "ATTEMPT#1", "1#ORDER", "ORDER#1#2", "1#2#ORDER", "#", "##", "a#", "#a", "a",
        "a#b#",
        "ORDER#", "#ORDER", "ORDER", "grüße#ö",
    ]

    @Test func `every partition key is its own, whatever separators it has`() async throws {
        let directory = try TemporaryDirectory()
        let schema = TableSchema(
            name: "t",
            partitionKey: "PK",
            sortKey: "SK",
            indexes: [IndexSchema(name: "i", partitionKey: "group", sortKey: "PK")]
        )
        let store = try SQLiteTableStore(path: directory.path("db"), schemas: [schema])
        func item(_ partition: String) -> Item {
            ["PK": .string(partition), "SK": "s", "group": "g#1", "own": .string(partition)]
        }
        for partition in Self.partitions { try await store.put(item(partition), in: "t") }
        for partition in Self.partitions {
            let found = try await store.get(PrimaryKey(partition, "s"), from: "t")
            #expect(found == item(partition))
            let queried = try await store.query(Query(.string(partition), in: "t"))
            #expect(queried.items == [item(partition)])
        }
        let expected = Set(Self.partitions.map(item))
        #expect(Set(try await store.items(of: Scan("t", limit: 2), atMost: 100)) == expected)
        let indexed = try await store.items(
            of: Query("g#1", in: "t", index: "i", limit: 2),
            atMost: 100
        )
        #expect(
            indexed.compactMap { $0["PK"]?.string }
                == Self.partitions.sorted {
                    Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
                }
        )
        for partition in Self.partitions {
            try await store.delete(PrimaryKey(partition, "s"), in: "t", if: .exists("own"))
        }
        #expect(try await store.scan(Scan("t", index: "i")).items.isEmpty)
        await store.close()
    }
}
