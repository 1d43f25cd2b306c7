import Tables
import TablesTesting
import Testing

@Suite struct InMemoryTableStoreTests {
    @Test(arguments: TableStoreConformance.checks)
    func `behaves like every table store`(check: ConformanceCheck) async throws {
        try await TableStoreConformance { try InMemoryTableStore($0) }.verify(check)
    }

    @Test func `tables that cannot exist are refused`() {
        let twice = [
            TableSchema(name: "a", partitionKey: "PK"), TableSchema(name: "a", partitionKey: "PK"),
        ]
        let refused: [[TableSchema]] = [
            twice, [TableSchema(name: "", partitionKey: "PK")],
            [TableSchema(name: "a", partitionKey: "PK", sortKey: "PK")],
        ]
        for schemas in refused {
            #expect(throws: TableError.self) { try InMemoryTableStore(schemas) }
        }
    }
}
