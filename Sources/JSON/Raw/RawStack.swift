/// Plain values on top of each other, in memory that grows.
struct RawStack<Element: BitwiseCopyable>: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Element>
    private var top: UnsafeMutablePointer<Element>
    private var limit: UnsafeMutablePointer<Element>

    private var isOwned = false

    /// Begins in memory that somebody else frees, after this stack.
    init(_ memory: UnsafeMutablePointer<Element>, capacity: Int) {
        assert(capacity > 0, "a stack grows by doubling")
        base = memory
        top = base
        limit = base + capacity
    }

    deinit {
        if isOwned { RawHeap.free(base) }
    }

    /// How many elements there are.
    @inline(__always)
    var count: Int { top - base }

    @inline(__always)
    mutating func push(_ element: Element) {
        if top == limit { grow() }
        top.initialize(to: element)
        top += 1
    }

    /// Removes all that was pushed since there were `count`.
    @inline(__always)
    mutating func truncate(to count: Int) {
        assert(count <= self.count, "a stack does not grow by being cut")
        top = base + count
    }

    private mutating func grow() {
        let count = count
        let larger = RawHeap.allocate(Element.self, count: count * 2)
        larger.update(from: base, count: count)
        if isOwned { RawHeap.free(base) }
        isOwned = true
        base = larger
        top = base + count
        limit = base + count * 2
    }
}
