import Tables

/// What a seed did.
public struct SeedReport: Hashable, Sendable {
    /// The products that were not there before.
    public var added = 0

    /// The products whose stock was set back.
    public var reset = 0

    /// The products that were left as they are.
    public var kept = 0
}

extension OrderStore {
    /// Puts products into the catalogue, with their stock.
    ///
    /// What is there stays as it is, unless `resetsStock`: then a product is as seeded, and as
    /// many units of it can be reserved as at first, beside those that are reserved or sold.
    ///
    /// - Throws: An ``OrderError`` of the store.
    public func seed(
        _ products: [SeedProduct],
        resetsStock: Bool = false
    ) async throws -> SeedReport {
        var report = SeedReport()
        var rest = products[...]
        while !rest.isEmpty {
            let batch = Array(rest.prefix(TableLimits.transactionActionLimit / 2))
            rest = rest.dropFirst(batch.count)
            try await seed(batch, resetsStock: resetsStock, &report)
        }
        return report
    }

    private func seed(
        _ batch: [SeedProduct],
        resetsStock: Bool,
        _ report: inout SeedReport
    ) async throws(OrderError) {
        for _ in 0..<OrderLimits.readRounds {
            let known = try await inventories(batch.map(\.product.productID), deadline: nil)
            var actions: [TransactionAction] = []
            var planned = SeedReport()
            for (seed, inventory) in zip(batch, known) {
                guard let inventory else {
                    planned.added += 1
                    actions += seed.adding
                    continue
                }
                guard resetsStock else {
                    planned.kept += 1
                    continue
                }
                planned.reset += 1
                actions += seed.resetting(inventory)
            }
            if try await apply(actions) {
                report.added += planned.added
                report.reset += planned.reset
                report.kept += planned.kept
                return
            }
        }
        throw .storeConflict("the catalogue changes all the time")
    }

    /// Does all actions, unless somebody changed what they depend on.
    private func apply(_ actions: [TransactionAction]) async throws(OrderError) -> Bool {
        guard !actions.isEmpty else { return true }
        do {
            try await table.transact(actions)
            return true
        } catch .transactionCanceled(let reasons)
            where reasons.contains(where: \.isConditionalCheckFailure)
        {
            return false
        } catch {
            throw OrderError(error)
        }
    }
}

extension SeedProduct {
    fileprivate var adding: [TransactionAction] {
        let inventory = Inventory(
            productID: product.productID,
            quantity: stock,
            reserved: 0,
            sold: 0,
            stocked: stock
        )
        return [
            .put(product.item, in: OrderTable.name),
            .put(inventory.item, in: OrderTable.name, if: .notExists("PK")),
        ]
    }

    fileprivate func resetting(_ known: Inventory) -> [TransactionAction] {
        var inventory = known
        inventory.quantity = stock
        inventory.stocked = stock + known.reserved + known.sold
        return [
            .put(product.item, in: OrderTable.name),
            .put(
                inventory.item,
                in: OrderTable.name,
                if: OrderTable.Attribute.quantity == .integer(known.quantity)
                    && OrderTable.Attribute.reserved == .integer(known.reserved)
                    && OrderTable.Attribute.sold == .integer(known.sold)
            ),
        ]
    }
}

extension CancellationReason {
    fileprivate var isConditionalCheckFailure: Bool {
        if case .conditionalCheckFailed = self { true } else { false }
    }
}
