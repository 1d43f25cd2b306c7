import Tables

/// The items that the writer has read or written lately, so that it need not read them again.
///
/// An order is written some six times within a second. Two generations: when the young one is full
/// it becomes the old one, whose items are forgotten unless they are asked for again.
struct ItemCache {
    private enum Limits {
        /// How many items a generation has.
        static let generationLength = 2_048
        /// Larger items, in encoded bytes, are not kept.
        static let itemByteCount = 2_048
    }

    private var young: [KeyBytes: Item] = [:]
    private var old: [KeyBytes: Item] = [:]

    /// The item with a key, if it is known.
    mutating func item(_ key: KeyBytes) -> Item? {
        if let item = young[key] { return item }
        guard let item = old.removeValue(forKey: key) else { return nil }
        insert(item, key)
        return item
    }

    /// Notes an item as it is now, or that it is gone.
    mutating func note(_ item: Item?, encodedByteCount: Int = 0, under key: KeyBytes) {
        old.removeValue(forKey: key)
        guard let item, encodedByteCount <= Limits.itemByteCount else {
            young.removeValue(forKey: key)
            return
        }
        insert(item, key)
    }

    /// Forgets everything.
    mutating func removeAll() {
        young.removeAll(keepingCapacity: true)
        old.removeAll(keepingCapacity: true)
    }

    private mutating func insert(_ item: Item, _ key: KeyBytes) {
        if young.count >= Limits.generationLength {
            swap(&young, &old)
            young.removeAll(keepingCapacity: true)
        }
        young[key] = item
    }
}
