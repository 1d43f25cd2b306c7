/// One piece of memory of an arena or a document, linked to the one made before it.
@frozen
@usableFromInline
struct RawBlock: BitwiseCopyable {
    /// What stands at the front of each block; sixteen bytes, so that pieces are aligned.
    struct Header: BitwiseCopyable {
        let older: UnsafeMutableRawPointer?
        let byteCount: Int
    }

    @usableFromInline let base: UnsafeMutableRawPointer

    private init(base: UnsafeMutableRawPointer) {
        self.base = base
    }

    /// The size of a block that can hand out `capacity` bytes.
    static func byteCount(capacity: Int) -> Int {
        MemoryLayout<Header>.size + ((capacity + 7) & ~7) + RawArena.padding
    }

    /// Begins a block of `byteCount` bytes in memory that is not initialised.
    init(
        at base: UnsafeMutableRawPointer,
        byteCount: Int,
        after older: RawBlock? = nil
    ) {
        self.base = base
        base.bindMemory(to: Header.self, capacity: 1)
            .initialize(to: Header(older: older?.base, byteCount: byteCount))
        limit.initializeMemory(as: UInt8.self, repeating: 0, count: RawArena.padding)
    }

    /// Makes a block on the heap that can hand out `capacity` bytes.
    static func allocate(capacity: Int, after older: RawBlock) -> RawBlock {
        let byteCount = byteCount(capacity: capacity)
        let base = RawHeap.allocate(byteCount: byteCount)
        return RawBlock(at: base, byteCount: byteCount, after: older)
    }

    /// Gives a block back to the heap, which must not be the first of its memory.
    func free() {
        assert(older != nil, "the first block belongs to an object")
        RawHeap.free(base)
    }

    /// Gives back a block and all older ones but the first, which goes with its object.
    static func freeAll(from newest: RawBlock) {
        var block = newest
        while let older = block.older {
            block.free()
            block = older
        }
    }

    /// The size of the whole block.
    var byteCount: Int { base.assumingMemoryBound(to: Header.self).pointee.byteCount }

    /// The block made before this one.
    var older: RawBlock? {
        base.assumingMemoryBound(to: Header.self).pointee.older.map { RawBlock(base: $0) }
    }

    /// Where the first piece may begin.
    var start: UnsafeMutableRawPointer { base + MemoryLayout<Header>.size }

    /// Where the last piece must end.
    var limit: UnsafeMutableRawPointer { base + byteCount - RawArena.padding }

    /// Whether an address lies in this block or an older one; for assertions.
    func reaches(_ address: UnsafeRawPointer) -> Bool {
        var next: RawBlock? = self
        while let block = next {
            if address >= UnsafeRawPointer(block.base), address <= UnsafeRawPointer(block.limit) {
                return true
            }
            next = block.older
        }
        return false
    }
}
