/// The values that a parser has read and not yet put into their array or object.
///
/// A container's marker stands below its values; it keeps what the parser was within before.
struct ParsingStack: ~Copyable {
    private(set) var base: UnsafeMutablePointer<RawJSON>
    private var top: UnsafeMutablePointer<RawJSON>
    private var limit: UnsafeMutablePointer<RawJSON>

    private var isOwned = false

    /// Begins in memory that somebody else frees.
    init(_ memory: UnsafeMutablePointer<RawJSON>, capacity: Int) {
        base = memory
        top = base
        limit = base + capacity
    }

    deinit {
        if isOwned { base.deallocate() }
    }

    /// How many values and markers there are.
    @inline(__always)
    var count: Int { top - base }

    @inline(__always)
    mutating func push(_ value: RawJSON) {
        if top == limit { grow() }
        top.initialize(to: value)
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
        let larger = UnsafeMutablePointer<RawJSON>.allocate(capacity: count * 2)
        larger.update(from: base, count: count)
        if isOwned { base.deallocate() }
        isOwned = true
        base = larger
        top = base + count
        limit = base + count * 2
    }
}
