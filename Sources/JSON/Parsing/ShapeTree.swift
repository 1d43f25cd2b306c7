/// The keys of the objects met so far, as a tree: each node is a list of keys, a key longer than its
/// parent's. Objects alike follow the same path and share the shape at its end.
///
/// Each node remembers which child was taken last, so that a list of objects alike needs neither hashes
/// nor comparisons with more than one key.
struct ShapeTree: ~Copyable {
    struct Node: BitwiseCopyable {
        /// The last key of the list.
        var key: RawKey

        /// The list without it.
        var parent: Int32

        /// The number of keys.
        var depth: Int32

        /// The child taken last, or 0.
        var predicted: Int32

        /// The shape's address once an object ended here, or 0.
        var shape: UInt64
    }

    /// The root: no keys.
    static let root: Int32 = 0

    private(set) var nodes: UnsafeMutablePointer<Node>
    private var count = 1
    private var capacity: Int

    /// Node numbers by parent and key, open addressing; 0 is free.
    private var slots: UnsafeMutablePointer<Int32>
    private var slotMask: Int

    init(capacity: Int) {
        self.capacity = capacity
        nodes = .allocate(capacity: capacity)
        let noKey = RawKey(.emptyString, word: 0, hash: 0)
        nodes.initialize(to: Node(key: noKey, parent: 0, depth: 0, predicted: 0, shape: 0))
        slotMask = capacity * 2 - 1
        assert(capacity & (capacity - 1) == 0, "a table's size is a power of two")
        slots = .allocate(capacity: capacity * 2)
        slots.initialize(repeating: 0, count: capacity * 2)
    }

    deinit {
        nodes.deallocate()
        slots.deallocate()
    }

    /// The node for a list with one key more, or `nil` if the key is in the list already.
    mutating func child(of parent: Int32, key: RawKey) -> Int32? {
        var slot = firstSlot(parent: parent, key: key)
        while slots[slot] != 0 {
            let node = slots[slot]
            let candidate = nodes + Int(node)
            if candidate.pointee.parent == parent, candidate.pointee.key.matches(key) {
                nodes[Int(parent)].predicted = node
                return node
            }
            slot = (slot + 1) & slotMask
        }
        guard !contains(key, at: parent) else { return nil }
        let node = add(key, parent: parent)
        nodes[Int(parent)].predicted = node
        return node
    }

    /// Writes the keys of a node's list, in order.
    func copyKeys(of node: Int32, to keys: UnsafeMutablePointer<RawKey>) {
        var node = node
        var index = Int(nodes[Int(node)].depth)
        while index > 0 {
            index -= 1
            keys[index] = nodes[Int(node)].key
            node = nodes[Int(node)].parent
        }
    }

    private func contains(_ key: RawKey, at node: Int32) -> Bool {
        var node = node
        while node != Self.root {
            if nodes[Int(node)].key.matches(key) { return true }
            node = nodes[Int(node)].parent
        }
        return false
    }

    private mutating func add(_ key: RawKey, parent: Int32) -> Int32 {
        if count == capacity { grow() }
        let node = Int32(count)
        let depth = nodes[Int(parent)].depth + 1
        (nodes + count).initialize(
            to: Node(key: key, parent: parent, depth: depth, predicted: 0, shape: 0)
        )
        count += 1
        enter(node)
        return node
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Node>.allocate(capacity: capacity * 2)
        larger.update(from: nodes, count: count)
        nodes.deallocate()
        nodes = larger
        capacity *= 2
        slots.deallocate()
        slots = .allocate(capacity: capacity * 2)
        slots.initialize(repeating: 0, count: capacity * 2)
        slotMask = capacity * 2 - 1
        for node in 1..<count { enter(Int32(node)) }
    }

    private mutating func enter(_ node: Int32) {
        let entry = nodes[Int(node)]
        var slot = firstSlot(parent: entry.parent, key: entry.key)
        while slots[slot] != 0 { slot = (slot + 1) & slotMask }
        slots[slot] = node
    }

    private func firstSlot(parent: Int32, key: RawKey) -> Int {
        let parent = UInt64(UInt32(bitPattern: parent))
        let mixed = RawBytes.fold(key.hash ^ parent, 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: mixed) & slotMask
    }
}
