import Time
public import Tables

/// The order processor's operations on its table.
///
/// Each operation that changes something is one transaction, and may be repeated: done before, it
/// changes nothing and answers as it did. Errors of the store become ``OrderError``s.
public struct OrderStore: Sendable {
    let table: any TableStore

    /// Creates the operations over a store that has the table ``OrderTable/schema``.
    public init(_ table: any TableStore) {
        self.table = table
    }
}

extension OrderStore {
    /// The item under a key.
    func get(
        _ key: ItemKey,
        deadline: Instant?
    ) async throws(OrderError) -> Item? {
        do {
            return try await table.get(key.primaryKey, from: OrderTable.name, deadline: deadline)
        } catch {
            throw OrderError(error)
        }
    }

    /// The items under keys, in their order, in batches as large as the store allows.
    func get(
        _ keys: [ItemKey],
        deadline: Instant?
    ) async throws(OrderError) -> [Item?] {
        var items: [Item?] = []
        items.reserveCapacity(keys.count)
        var rest = keys[...]
        do {
            while !rest.isEmpty {
                let batch = rest.prefix(TableLimits.batchGetKeyLimit)
                rest = rest.dropFirst(batch.count)
                items += try await table.batchGet(
                    batch.map(\.primaryKey),
                    from: OrderTable.name,
                    deadline: deadline
                )
            }
        } catch {
            throw OrderError(error)
        }
        return items
    }
}
