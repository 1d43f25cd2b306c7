public import Tables

/// The suite that every table store passes.
///
/// Belongs to no test framework: run all of it, or each check as a test of its own.
///
/// ```swift
/// @Test func `behaves like every table store`() async throws {
///     try await TableStoreConformance { try InMemoryTableStore($0) }.verify()
/// }
/// ```
public struct TableStoreConformance: Sendable {
    /// Makes an empty store of the given tables.
    public typealias StoreFactory = @Sendable ([TableSchema]) async throws -> any TableStore

    private let makeStore: StoreFactory

    /// A suite over stores that a function makes, one for each check.
    public init(_ makeStore: @escaping StoreFactory) { self.makeStore = makeStore }

    /// All checks.
    public static let checks: [ConformanceCheck] =
        itemChecks + valueChecks + conditionChecks + updateChecks + queryChecks + indexChecks
        + transactionChecks + limitChecks + concurrencyChecks

    /// Runs one check on a fresh store.
    public func verify(_ check: ConformanceCheck) async throws {
        do {
            try await check.run(try await makeStore(Self.schemas))
        } catch {
            throw ConformanceFailure("\(check.name): \(error)")
        }
    }

    /// Runs all checks, each on a fresh store, and tells of all that fail.
    public func verify() async throws {
        var failures: [String] = []
        for check in Self.checks {
            do {
                try await verify(check)
            } catch {
                failures.append("\(error)")
            }
        }
        guard failures.isEmpty else {
            throw ConformanceFailure(failures.joined(separator: "\n"))
        }
    }

    /// The tables that the checks use.
    public static let schemas: [TableSchema] = [
        TableSchema(
            name: .things,
            partitionKey: "PK",
            sortKey: "SK",
            indexes: [
                IndexSchema(name: .byCategory, partitionKey: "category", sortKey: "PK"),
                IndexSchema(
                    name: .byScore,
                    partitionKey: "team",
                    sortKey: KeyAttribute("score", type: .number)
                ),
            ]
        ),
        TableSchema(name: .counters, partitionKey: "name"),
        TableSchema(
            name: .readings,
            partitionKey: KeyAttribute("sensor", type: .number),
            sortKey: KeyAttribute("at", type: .number)
        ),
        TableSchema(
            name: .blobs,
            partitionKey: KeyAttribute("hash", type: .binary),
            sortKey: KeyAttribute("part", type: .binary)
        ),
    ]
}

extension TableName {
    static let things: TableName = "things"
    static let counters: TableName = "counters"
    static let readings: TableName = "readings"
    static let blobs: TableName = "blobs"
}

extension IndexName {
    static let byCategory: IndexName = "by-category"
    static let byScore: IndexName = "by-score"
}

extension TableStoreConformance {
    /// An item of the table of things.
    static func thing(_ partition: String, _ sort: String, _ rest: Item = [:]) -> Item {
        var item: Item = ["PK": .string(partition), "SK": .string(sort)]
        for (name, value) in rest { item[name] = value }
        return item
    }
}
