/// The values that a parser has read and not yet put into their array or object.
///
/// A container's marker stands below its values; it keeps what the parser was within before.
struct ParsingStack: ~Copyable {
    private(set) var base: UnsafeMutablePointer<RawJSON>
    private var capacity: Int

    /// How many values and markers there are.
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }

    deinit {
        base.deallocate()
    }

    @inline(__always)
    mutating func push(_ value: RawJSON) {
        if count == capacity { grow() }
        base[count] = value
        count &+= 1
    }

    /// Removes all that was pushed since there were `count`.
    @inline(__always)
    mutating func truncate(to count: Int) {
        assert(count <= self.count, "a stack does not grow by being cut")
        self.count = count
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<RawJSON>.allocate(capacity: capacity * 2)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}
