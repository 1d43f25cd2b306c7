import Tables
import TablesTesting
import Testing

@Suite struct TableStoreConformanceTests {
    @Test func `a store that does not behave is found out, check by check`() async throws {
        let suite = TableStoreConformance { schemas in
            // A store that never deletes.
            FaultInjectingTableStore(try InMemoryTableStore(schemas), schemas: schemas) { call in
                call.operation == .delete ? .fail(.throttled) : nil
            }
        }
        let failure = try await #require(throws: ConformanceFailure.self) {
            try await suite.verify()
        }
        let delete = "a delete removes the item, can return it, and may be repeated"
        #expect(failure.description.contains(delete))
        #expect(failure.description.contains("ProvisionedThroughputExceededException"))
        #expect(!failure.description.contains("an item that was put is found under its key:"))
    }

    @Test func `checks have names of their own`() {
        let names = TableStoreConformance.checks.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.count > 40)
    }
}
