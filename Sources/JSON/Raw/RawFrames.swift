/// The containers that a walk is within, outermost first, on memory of its own: a walk over values
/// needs no native stack, however deep they nest.
struct RawFrames: ~Copyable {
    /// A container and how far the walk has come in it.
    struct Frame: BitwiseCopyable {
        /// The container, an array or an object.
        var container: RawJSON

        /// Its elements or values.
        var values: UnsafePointer<RawJSON>

        /// How many there are.
        var count: Int

        /// The number of the next.
        var next: Int
    }

    private var frames: UnsafeMutablePointer<Frame>
    private var capacity: Int
    private(set) var depth = 0

    init() {
        capacity = 16
        frames = .allocate(capacity: capacity)
    }

    deinit {
        frames.deallocate()
    }

    /// Enters an array or an object.
    mutating func push(_ container: RawJSON) {
        let count = container.tag == .array ? container.count : container.shape.count
        push(container, values: container.pointer.assumingMemoryBound(to: RawJSON.self), count)
    }

    /// Enters a container, of which `values` stands for its values.
    mutating func push(_ container: RawJSON, values: UnsafePointer<RawJSON>, _ count: Int) {
        if depth == capacity { grow() }
        frames[depth] = Frame(container: container, values: values, count: count, next: 0)
        depth += 1
    }

    /// Leaves the innermost container.
    mutating func pop() {
        assert(depth > 0, "only what was entered can be left")
        depth -= 1
    }

    /// The innermost container; there must be one.
    var top: Frame {
        get {
            assert(depth > 0, "a walk is within a container")
            return frames[depth - 1]
        }
        _modify {
            assert(depth > 0, "a walk is within a container")
            yield &frames[depth - 1]
        }
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Frame>.allocate(capacity: capacity * 2)
        larger.moveUpdate(from: frames, count: depth)
        frames.deallocate()
        frames = larger
        capacity *= 2
    }
}
