import Tables

/// The items that the writer has written lately, as their stored bytes, so that it need not read
/// them again.
///
/// An order is written some six times within a second. A key has one place, where the latest item
/// that has it stays: nothing is counted, swept or hashed twice, and what loses its place is only
/// read again.
struct ItemCache {
    private enum Limits {
        /// How many items are kept; a power of two.
        static let length = 4_096
        /// Larger items are not kept.
        static let itemByteCount = 2_048
    }

    private struct Entry {
        var key: KeyBytes
        var item: [UInt8]
    }

    private var entries = [Entry?](repeating: nil, count: Limits.length)

    /// The item with a key, if it is known.
    func item(_ key: KeyBytes) -> [UInt8]? {
        let place = place(of: key)
        guard let entry = entries[place], entry.key == key else { return nil }
        return entry.item
    }

    /// Whether the item with a key is known.
    func knows(_ key: KeyBytes) -> Bool { entries[place(of: key)]?.key == key }

    /// Notes an item as it is now.
    mutating func note(_ item: [UInt8], under key: KeyBytes) {
        guard item.count <= Limits.itemByteCount else { return forget(key) }
        entries[place(of: key)] = Entry(key: key, item: item)
    }

    /// Forgets an item.
    mutating func forget(_ key: KeyBytes) {
        let place = place(of: key)
        if entries[place]?.key == key { entries[place] = nil }
    }

    /// Forgets everything.
    mutating func removeAll() {
        for place in entries.indices where entries[place] != nil { entries[place] = nil }
    }

    /// Where a key's item stays.
    ///
    /// A multiplicative hash of eight bytes at a time. Whoever finds keys that collide makes the
    /// writer read more, no more than that.
    private func place(of key: KeyBytes) -> Int {
        let hash = key.bytes.withUnsafeBytes { bytes in
            var hash = UInt64(key.partitionCount)
            var position = 0
            while position + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
                hash ^= hash >> 32
                position += 8
            }
            while position < bytes.count {
                hash = (hash ^ UInt64(bytes[position])) &* 0x9E37_79B9_7F4A_7C15
                position += 1
            }
            return hash ^ hash >> 29
        }
        return Int(truncatingIfNeeded: hash) & (Limits.length - 1)
    }
}
