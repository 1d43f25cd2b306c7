/// Shapes met in the course of a copy, and their copies; open addressing.
///
/// The first few take no memory of the heap.
struct RawShapeMap: ~Copyable {
    private struct Entry: BitwiseCopyable {
        var source: UInt64
        var copy: UInt64
    }

    private var entries: UnsafeMutablePointer<Entry>
    private var capacity: Int
    private var count = 0
    private var isOnHeap = false

    /// The shape asked for last, since objects alike stand together.
    private var newest = Entry(source: 0, copy: 0)

    private static let stackCapacity = 32

    /// Calls `body` with an empty map.
    @inline(__always)
    static func with<Result>(_ body: (inout RawShapeMap) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: Entry.self, capacity: stackCapacity) { buffer in
            var map = RawShapeMap(buffer)
            return body(&map)
        }
    }

    private init(_ buffer: UnsafeMutableBufferPointer<Entry>) {
        capacity = Self.stackCapacity
        if let start = buffer.baseAddress {
            entries = start
        } else {
            entries = RawHeap.allocate(Entry.self, count: capacity)
            isOnHeap = true
        }
        entries.initialize(repeating: Entry(source: 0, copy: 0), count: capacity)
    }

    deinit {
        if isOnHeap { RawHeap.free(entries) }
    }

    /// What was noted for a shape, or 0.
    @inline(__always)
    mutating func find(_ shape: RawShape) -> UInt64 {
        if newest.source != shape.address { newest = entries[slot(of: shape.address)] }
        return newest.copy
    }

    /// Notes something for a shape that is new.
    mutating func insert(_ shape: RawShape, _ copy: UInt64) {
        if count * 2 >= capacity { grow() }
        newest = Entry(source: shape.address, copy: copy)
        entries[slot(of: shape.address)] = newest
        count += 1
    }

    /// The entry of a shape, or the free one where it belongs.
    private func slot(of source: UInt64) -> Int {
        // A table of 2^n entries takes the n highest bits of the product.
        let shift = UInt64(capacity.leadingZeroBitCount + 1)
        var slot = Int(truncatingIfNeeded: (source &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while entries[slot].source != 0, entries[slot].source != source {
            slot = (slot + 1) & (capacity - 1)
        }
        return slot
    }

    private mutating func grow() {
        let old = (entries: entries, capacity: capacity, isOnHeap: isOnHeap)
        capacity *= 2
        entries = RawHeap.allocate(Entry.self, count: capacity)
        isOnHeap = true
        entries.initialize(repeating: Entry(source: 0, copy: 0), count: capacity)
        for index in 0..<old.capacity where old.entries[index].source != 0 {
            entries[slot(of: old.entries[index].source)] = old.entries[index]
        }
        if old.isOnHeap { RawHeap.free(old.entries) }
    }
}
