/// Collects the items of one page and knows when it is full; the same for every store.
package struct PageBuilder {
    private let schema: TableSchema
    private let index: IndexName?
    private let filter: Condition?
    private let limit: Int
    private var readCount = 0
    private var byteCount = 0
    private var items: [Item] = []
    private var lastRead: Item?

    /// Begins the page of a query.
    package init(_ query: Query, in schema: TableSchema) {
        self.schema = schema
        index = query.index
        filter = query.filter
        limit = query.limit ?? .max
    }

    /// Begins the page of a scan.
    package init(_ scan: Scan, in schema: TableSchema) {
        self.schema = schema
        index = scan.index
        filter = scan.filter
        limit = scan.limit ?? .max
    }

    /// Takes the next item; tells whether there is room for one more.
    package mutating func append(_ item: Item) -> Bool {
        readCount += 1
        byteCount += item.byteCount
        if filter?.holds(of: item) ?? true { items.append(item) }
        guard readCount >= limit || byteCount >= TableLimits.pageByteLimit else { return true }
        lastRead = item
        return false
    }

    /// The page.
    package var page: ItemPage {
        ItemPage(
            items: items,
            lastKey: lastRead.map { PageStart.attributes(of: $0, index: index, in: schema) }
        )
    }
}

extension Query {
    /// Where the page begins, if not at the beginning.
    ///
    /// - Throws: `validation`, `resourceNotFound`.
    package func pageStart(in schema: TableSchema) throws(TableError) -> PageStart? {
        guard let startAfter else { return nil }
        let start = try PageStart(startAfter, index: index, of: schema)
        guard (start.index ?? start.primary).partition.elementsEqual(partition.keyBytes) else {
            throw .validation("expected to start after a key of the partition that is read")
        }
        return start
    }
}

extension Scan {
    /// Where the page begins, if not at the beginning.
    ///
    /// - Throws: `validation`, `resourceNotFound`.
    package func pageStart(in schema: TableSchema) throws(TableError) -> PageStart? {
        guard let startAfter else { return nil }
        return try PageStart(startAfter, index: index, of: schema)
    }
}
