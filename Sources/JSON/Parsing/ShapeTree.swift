/// The keys of the objects met so far, as a tree.
///
/// Each node is a list of keys, a key longer than its parent's. Objects alike follow the same path and
/// share the shape at its end. Each node remembers which child was taken last, so that a list of objects
/// alike needs neither hashes nor comparisons with more than one key.
struct ShapeTree: ~Copyable {
    struct Node: BitwiseCopyable {
        /// The last key of the list; its hash may be missing.
        var key: RawKey

        /// The list without it.
        let parent: Int32

        /// The number of keys.
        let depth: Int32

        /// The child taken last, or 0.
        var predicted: Int32 = 0

        /// The child made last, or 0.
        var newestChild: Int32 = 0

        /// The child of the same parent made before this one, or 0.
        let olderSibling: Int32

        /// The number of children.
        var childCount: Int32 = 0

        /// Bits of all keys in the list; a key whose bit is missing is not among them.
        let filter: UInt64

        /// The shape's address once an object ended here, or 0.
        var shape: UInt64 = 0
    }

    /// The root: no keys.
    static let root: Int32 = 0

    /// Up to this many children are compared one by one.
    static let listLimit: Int32 = 8

    private(set) var nodes: UnsafeMutablePointer<Node>
    private var count = 1
    private var capacity: Int

    /// The nodes with many siblings by parent and key, open addressing; 0 is free.
    private var slots: UnsafeMutablePointer<Int32>?
    private var slotCount = 0
    private var usedSlotCount = 0

    init(capacity: Int) {
        self.capacity = capacity
        nodes = .allocate(capacity: capacity)
        let noKey = RawKey(.emptyString, word: 0, hash: 0)
        nodes.initialize(to: Node(key: noKey, parent: 0, depth: 0, olderSibling: 0, filter: 0))
    }

    deinit {
        nodes.deallocate()
        slots?.deallocate()
    }

    /// The node for a list with one key more, or `nil` if the key is in the list already.
    mutating func child(of parent: Int32, key: RawKey) -> Int32? {
        let known = knownChild(of: parent, key: key)
        if known != 0 {
            nodes[Int(parent)].predicted = known
            return known
        }
        let bit = Self.filterBit(key)
        if nodes[Int(parent)].filter & bit != 0, contains(key, at: parent) { return nil }
        return add(key, parent: parent, bit: bit)
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

    private func knownChild(of parent: Int32, key: RawKey) -> Int32 {
        var child = nodes[Int(parent)].newestChild
        guard nodes[Int(parent)].childCount <= Self.listLimit else {
            return hashedChild(of: parent, key: key)
        }
        while child != 0, !nodes[Int(child)].key.matches(key) {
            child = nodes[Int(child)].olderSibling
        }
        return child
    }

    private func contains(_ key: RawKey, at node: Int32) -> Bool {
        var node = node
        while node != Self.root {
            if nodes[Int(node)].key.matches(key) { return true }
            node = nodes[Int(node)].parent
        }
        return false
    }

    private mutating func add(_ key: RawKey, parent: Int32, bit: UInt64) -> Int32 {
        if count == capacity { grow() }
        let node = Int32(count)
        let above = nodes + Int(parent)
        (nodes + count).initialize(
            to: Node(
                key: key,
                parent: parent,
                depth: above.pointee.depth + 1,
                olderSibling: above.pointee.newestChild,
                filter: above.pointee.filter | bit
            )
        )
        count += 1
        above.pointee.newestChild = node
        above.pointee.predicted = node
        above.pointee.childCount += 1
        if above.pointee.childCount > Self.listLimit { enterChildren(of: parent) }
        return node
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Node>.allocate(capacity: capacity * 2)
        larger.update(from: nodes, count: count)
        nodes.deallocate()
        nodes = larger
        capacity *= 2
    }

    private static func filterBit(_ key: RawKey) -> UInt64 {
        let mixed = (key.word ^ key.name.head) &* 0x9E37_79B9_7F4A_7C15
        return 1 << (mixed >> 58)
    }
}

// MARK: - Nodes with many children

extension ShapeTree {
    private func hashedChild(of parent: Int32, key: RawKey) -> Int32 {
        guard let slots else { return 0 }
        var slot = firstSlot(parent: parent, key: key)
        while slots[slot] != 0 {
            let node = nodes + Int(slots[slot])
            if node.pointee.parent == parent, node.pointee.key.matches(key) { return slots[slot] }
            slot = (slot + 1) & (slotCount - 1)
        }
        return 0
    }

    /// Enters the newest child; all, when there are just too many for a list.
    private mutating func enterChildren(of parent: Int32) {
        var child = nodes[Int(parent)].newestChild
        if nodes[Int(parent)].childCount > Self.listLimit + 1 {
            enter(child)
            return
        }
        while child != 0 {
            enter(child)
            child = nodes[Int(child)].olderSibling
        }
    }

    private mutating func enter(_ node: Int32) {
        if usedSlotCount * 2 >= slotCount { growSlots() }
        guard let slots else { return }
        var slot = firstSlot(parent: nodes[Int(node)].parent, key: nodes[Int(node)].key)
        while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
        slots[slot] = node
        usedSlotCount += 1
    }

    private mutating func growSlots() {
        let old = slots
        let oldCount = slotCount
        slotCount = max(64, slotCount * 2)
        let new = UnsafeMutablePointer<Int32>.allocate(capacity: slotCount)
        new.initialize(repeating: 0, count: slotCount)
        slots = new
        usedSlotCount = 0
        guard let old else { return }
        for slot in 0..<oldCount where old[slot] != 0 { enter(old[slot]) }
        old.deallocate()
    }

    private func firstSlot(parent: Int32, key: RawKey) -> Int {
        let parent = UInt64(UInt32(bitPattern: parent))
        let mixed = RawBytes.fold(key.textHash ^ parent, 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: mixed) & (slotCount - 1)
    }
}
