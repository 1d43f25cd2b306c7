import Synchronization

/// Working memory to begin with, for one parser at a time.
///
/// One piece is kept for the next parser in the process, since its size is beyond what the allocator
/// has at hand: that took a tenth of the time for a text of 1.4 kB. Whoever finds none there makes one.
struct ParsingScratch: ~Copyable {
    /// How many values of open containers it holds.
    static let valueCapacity = 128

    /// How many nodes of keys it holds.
    static let nodeCapacity = 64

    private static let valueByteCount = valueCapacity * MemoryLayout<RawJSON>.stride

    private static let byteCount =
        valueByteCount + nodeCapacity * MemoryLayout<ShapeTree.Node>.stride

    /// The address of the spare piece, or 0; whoever takes it leaves 0, so that it has one user.
    private static let spare = Atomic<UInt>(0)

    private let memory: UnsafeMutableRawPointer

    init() {
        let address = Self.spare.exchange(0, ordering: .acquiring)
        memory =
            UnsafeMutableRawPointer(bitPattern: address)
            ?? RawHeap.allocate(byteCount: Self.byteCount)
    }

    deinit {
        let address = Self.spare.exchange(
            UInt(bitPattern: memory),
            ordering: .acquiringAndReleasing
        )
        if let older = UnsafeMutableRawPointer(bitPattern: address) { RawHeap.free(older) }
    }

    /// Room for values, not initialised.
    var values: UnsafeMutablePointer<RawJSON> {
        memory.assumingMemoryBound(to: RawJSON.self)
    }

    /// Room for nodes, not initialised.
    var nodes: UnsafeMutablePointer<ShapeTree.Node> {
        (memory + Self.valueByteCount).assumingMemoryBound(to: ShapeTree.Node.self)
    }
}
