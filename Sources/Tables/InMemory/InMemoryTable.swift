/// One table of an in-memory store.
struct InMemoryTable: Sendable {
    /// The key of an entry of an index: the index's key, then the table's.
    struct IndexEntry: Comparable, Sendable {
        let index: KeyBytes
        let primary: KeyBytes

        static func < (left: IndexEntry, right: IndexEntry) -> Bool {
            if left.index < right.index { return true }
            if right.index < left.index { return false }
            return left.primary < right.primary
        }
    }

    let schema: TableSchema
    private var items = SortedItems<KeyBytes, Item>()
    // In the order of the schema's indexes.
    private var indexes: [SortedItems<IndexEntry, Item>]

    init(_ schema: TableSchema) {
        self.schema = schema
        indexes = schema.indexes.map { _ in SortedItems() }
    }

    /// The item under a key; setting it keeps the indexes in step.
    subscript(key: KeyBytes) -> Item? {
        get { items[key] }
        set {
            if !schema.indexes.isEmpty { reindex(key, from: items[key], to: newValue) }
            items[key] = newValue
        }
    }

    private mutating func reindex(_ key: KeyBytes, from old: Item?, to new: Item?) {
        for (position, index) in schema.indexes.enumerated() {
            if let oldKey = old.flatMap(index.key(of:)) {
                let entry = IndexEntry(index: KeyBytes(oldKey), primary: key)
                indexes[position][entry] = nil
            }
            if let new, let newKey = index.key(of: new) {
                let entry = IndexEntry(index: KeyBytes(newKey), primary: key)
                indexes[position][entry] = new
            }
        }
    }

    /// Visits the items of a range, in order, until `visit` returns `false`.
    func forEach(
        in range: KeyRange,
        of index: IndexName?,
        order: Query.Order,
        after start: PageStart?,
        _ visit: (Item) -> Bool
    ) {
        guard let index else {
            items.forEach(
                from: range.lowerKey,
                to: range.upperKey,
                order: order,
                after: start?.primary,
                visit
            )
            return
        }
        guard let position = schema.indexes.firstIndex(where: { $0.name == index }) else { return }
        indexes[position].forEach(
            from: IndexEntry(index: range.lowerKey, primary: .least),
            to: IndexEntry(index: range.upperKey, primary: .least),
            order: order,
            after: start.flatMap(IndexEntry.init),
            visit
        )
    }

    /// Visits all items, in the order of their keys, until `visit` returns `false`.
    func forEach(of index: IndexName?, after start: PageStart?, _ visit: (Item) -> Bool) {
        guard let index else {
            items.forEach(from: nil, to: nil, order: .ascending, after: start?.primary, visit)
            return
        }
        guard let position = schema.indexes.firstIndex(where: { $0.name == index }) else { return }
        indexes[position].forEach(
            from: nil,
            to: nil,
            order: .ascending,
            after: start.flatMap(IndexEntry.init),
            visit
        )
    }
}

extension InMemoryTable.IndexEntry {
    fileprivate init?(_ start: PageStart) {
        guard let index = start.index else { return nil }
        self.init(index: index, primary: start.primary)
    }
}

extension SortedItems {
    /// Visits the values whose keys lie from `lower` up to `upper`, until `visit` returns `false`.
    ///
    /// Behind `start` in the given order, if there is one.
    fileprivate func forEach(
        from lower: Key?,
        to upper: Key?,
        order: Query.Order,
        after start: Key?,
        _ visit: (Value) -> Bool
    ) {
        var first = lower.map { position(of: $0) } ?? self.start
        var last = upper.map { position(of: $0) } ?? end
        switch order {
        case .ascending:
            if let start { first = max(first, position(of: start, behindEqual: true)) }
            while first < last, let element = element(at: first), visit(element.value) {
                first = position(after: first)
            }
        case .descending:
            if let start { last = min(last, position(of: start)) }
            while let position = position(before: last), position >= first,
                let element = element(at: position), visit(element.value)
            {
                last = position
            }
        }
    }
}
