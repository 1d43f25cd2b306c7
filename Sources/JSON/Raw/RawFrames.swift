/// The containers that a walk is within, outermost first, on memory of its own.
///
/// With them a walk over values needs no native stack, however deep the values nest. The first few
/// take no memory of the heap.
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

        /// Enters an array or an object.
        @inline(__always)
        init(_ container: RawJSON) {
            self.container = container
            values = container.pointer.assumingMemoryBound(to: RawJSON.self)
            count = container.tag == .array ? container.count : container.shape.count
            next = 0
        }

        /// Enters a container that is still to be filled.
        init(_ container: RawJSON, values: UnsafePointer<RawJSON>, count: Int) {
            self.container = container
            self.values = values
            self.count = count
            next = 0
        }
    }

    private var frames: UnsafeMutablePointer<Frame>
    private var capacity: Int
    private var isOnHeap = false
    private(set) var depth = 0

    /// So many fit on the native stack: a temporary allocation goes to the heap above a kilobyte.
    private static let stackCapacity = 20

    /// Calls `body` with an empty list.
    @inline(__always)
    static func with<Result>(_ body: (inout RawFrames) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: Frame.self, capacity: stackCapacity) { buffer in
            var frames = RawFrames(buffer)
            return body(&frames)
        }
    }

    private init(_ buffer: UnsafeMutableBufferPointer<Frame>) {
        if let start = buffer.baseAddress {
            frames = start
            capacity = buffer.count
        } else {
            frames = RawHeap.allocate(Frame.self, count: Self.stackCapacity)
            capacity = Self.stackCapacity
            isOnHeap = true
        }
    }

    deinit {
        if isOnHeap { RawHeap.free(frames) }
    }

    @inline(__always)
    mutating func push(_ frame: Frame) {
        if depth == capacity { grow() }
        (frames + depth).initialize(to: frame)
        depth += 1
    }

    /// Leaves the innermost container, if there is one.
    @inline(__always)
    mutating func pop() -> Frame? {
        guard depth > 0 else { return nil }
        depth -= 1
        return frames[depth]
    }

    private mutating func grow() {
        let larger = RawHeap.allocate(Frame.self, count: capacity * 2)
        larger.update(from: frames, count: depth)
        if isOnHeap { RawHeap.free(frames) }
        frames = larger
        capacity *= 2
        isOnHeap = true
    }
}
