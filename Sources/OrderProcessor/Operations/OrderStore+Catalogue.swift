import Time
import Tables

extension OrderStore {
    /// The products with identifiers, in their order; `nil` for each that does not exist.
    ///
    /// One batch of reads, whatever the number of lines of an order.
    func products(
        _ productIDs: [String],
        deadline: Instant?
    ) async throws(OrderError) -> [Product?] {
        let items = try await get(productIDs.map { .product($0) }, deadline: deadline)
        return try items.map { item throws(OrderError) in
            try item.map(Product.init)
        }
    }

    /// The inventories of products, in their order; `nil` for each that does not exist.
    func inventories(
        _ productIDs: [String],
        deadline: Instant?
    ) async throws(OrderError) -> [Inventory?] {
        let items = try await get(productIDs.map { .inventory($0) }, deadline: deadline)
        return try items.map { item throws(OrderError) in
            try item.map(Inventory.init)
        }
    }

    /// All products, or those of one category, ordered by identifier.
    func products(
        category: String?,
        deadline: Instant?
    ) async throws(OrderError) -> [Product] {
        let items: [Item]
        do {
            if let category {
                // What cannot be a key cannot be the category of any product.
                let keyLength = 1...TableLimits.partitionKeyByteLimit
                guard keyLength.contains(category.utf8.count) else { return [] }
                let query = Query(
                    .string(category),
                    in: OrderTable.name,
                    index: OrderTable.categoryIndex
                )
                items = try await table.items(
                    of: query,
                    atMost: OrderLimits.listedProducts,
                    deadline: deadline
                )
            } else {
                // Only products have a category, so the sparse index holds them and nothing else.
                let scan = Scan(OrderTable.name, index: OrderTable.categoryIndex)
                items = try await table.items(
                    of: scan,
                    atMost: OrderLimits.listedProducts,
                    deadline: deadline
                )
            }
        } catch {
            throw OrderError(error)
        }
        let products = try items.map(Product.init)
        return products.sorted { $0.productID.utf8.lexicographicallyPrecedes($1.productID.utf8) }
    }
}
