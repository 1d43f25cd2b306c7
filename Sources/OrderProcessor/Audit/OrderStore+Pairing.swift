import Payments
import Tables

extension OrderStore {
    /// Notes which ledger the table belongs to, unless that is noted already.
    ///
    /// - Returns: Whether the table belongs to this ledger; where not, an audit will say so.
    /// - Throws: An ``OrderError`` of the store.
    @discardableResult
    public func pair(withLedger id: String) async throws -> Bool {
        let key = ItemKey.pairing
        let item = Item(distinct: [
            key.partitionAttribute, key.sortAttribute, .init("ledger", .string(id)),
        ])
        do {
            try await table.put(
                item,
                in: OrderTable.name,
                if: .notExists("PK"),
                returnsOldItemOnFailure: true
            )
            return true
        } catch .conditionalCheckFailed(let old) {
            return old?["ledger"]?.string == id
        } catch {
            throw OrderError(error)
        }
    }
}
