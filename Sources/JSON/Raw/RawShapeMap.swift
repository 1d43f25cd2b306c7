/// Shapes met in the course of a copy, and their copies.
struct RawShapeMap {
    private typealias Entry = (source: UInt64, copy: UInt64)

    /// The last few, a ring: a small value has no more, and needs no memory of the heap.
    private var recent: (Entry, Entry, Entry, Entry) = ((0, 0), (0, 0), (0, 0), (0, 0))

    /// All, once there are more than that.
    private var all: [UInt64: UInt64] = [:]

    private var count = 0

    private func find(_ source: UInt64) -> UInt64? {
        if recent.0.source == source { return recent.0.copy }
        if recent.1.source == source { return recent.1.copy }
        if recent.2.source == source { return recent.2.copy }
        if recent.3.source == source { return recent.3.copy }
        return count > 4 ? all[source] : nil
    }

    private mutating func add(_ source: UInt64, _ copy: UInt64) {
        count += 1
        if count == 5 {
            for entry in [recent.0, recent.1, recent.2, recent.3] { all[entry.source] = entry.copy }
        }
        if count > 4 { all[source] = copy }
        recent = ((source, copy), recent.0, recent.1, recent.2)
    }

    /// Notes a shape.
    ///
    /// - Returns: Whether it is new.
    mutating func insert(_ shape: RawShape) -> Bool {
        guard find(shape.address) == nil else { return false }
        add(shape.address, shape.address)
        return true
    }

    /// The copy of a shape, made on first sight.
    mutating func copy(_ shape: RawShape, into arena: RawArena) -> RawShape {
        if let known = find(shape.address) { return RawShape(address: known) }
        let copy = arena.copyShape(shape)
        add(shape.address, copy.address)
        return copy
    }
}
