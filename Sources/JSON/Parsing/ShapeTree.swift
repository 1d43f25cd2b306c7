/// The keys of the objects met so far, as a tree.
///
/// Each node is a list of keys, a key longer than its parent's. Objects alike follow the same path and
/// share the shape at its end. Each node remembers which child was taken last, so that a list of objects
/// alike needs neither hashes nor comparisons with more than one key.
struct ShapeTree: ~Copyable {
    /// A node's place, in words from the first node: an address without a multiplication.
    typealias Handle = UInt32

    struct Node: BitwiseCopyable {
        /// The last key of the list; its hash may be missing.
        var key: RawKey

        /// The list without it.
        let parent: Handle

        /// The number of keys.
        let depth: UInt32

        /// The bits of the last key's first word that count.
        let mask: UInt64

        /// The child taken last, or 0.
        var predicted: Handle = 0

        /// The first key of the object that stood under the last key before, or 0.
        var inner: Handle = 0

        /// The child made last, or 0.
        var newestChild: Handle = 0

        /// The child of the same parent made before this one, or 0.
        let olderSibling: Handle

        /// The number of children.
        var childCount: UInt32 = 0

        /// Bits of all keys in the list; a key whose bit is missing is not among them.
        let filter: UInt64

        /// The shape's address once an object ended here, or 0.
        var shape: UInt64 = 0
    }

    /// The root: no keys.
    static let root: Handle = 0

    /// Up to this many children are compared one by one.
    static let listLimit: UInt32 = 8

    private var nodes: UnsafeMutablePointer<Node>
    private var count = 1
    private var capacity: Int

    /// The nodes with many siblings by parent and key, open addressing; 0 is free.
    private var slots: UnsafeMutablePointer<Handle>?
    private var slotCount = 0
    private var usedSlotCount = 0

    private var isOwned = false

    /// Begins in memory that somebody else frees.
    init(_ memory: UnsafeMutablePointer<Node>, capacity: Int) {
        self.capacity = capacity
        nodes = memory
        let noKey = RawKey(.emptyString, word: 0, hash: 0)
        nodes.initialize(
            to: Node(key: noKey, parent: 0, depth: 0, mask: 0, olderSibling: 0, filter: 0)
        )
    }

    deinit {
        if isOwned { RawHeap.free(nodes) }
        if let slots { RawHeap.free(slots) }
    }

    /// The node with that handle.
    @inline(__always)
    func node(_ handle: Handle) -> UnsafeMutablePointer<Node> {
        let words = UnsafeMutableRawPointer(nodes).assumingMemoryBound(to: UInt64.self)
        let place = UnsafeMutableRawPointer(words + Int(handle))
        assert(place < UnsafeMutableRawPointer(nodes + count), "a handle is of a node made before")
        return place.assumingMemoryBound(to: Node.self)
    }

    /// Goes on from a list to the one with one key more.
    ///
    /// - Parameters:
    ///   - parent: The list.
    ///   - key: The key behind it.
    ///   - isListed: Whether the key may be among a short list of children; one that was compared with
    ///     them before is not.
    /// - Returns: The node, or 0 if the key is in the list already.
    @inline(__always)
    mutating func child(of parent: Handle, key: RawKey, isListed: Bool) -> Handle {
        let above = self.node(parent)
        if isListed || above.pointee.childCount > Self.listLimit {
            let known = knownChild(of: parent, key: key)
            if known != 0 { return known }
        }
        let bit = Self.filterBit(key)
        if above.pointee.filter & bit != 0, contains(key, at: parent) { return 0 }
        return add(key, parent: parent, bit: bit)
    }

    /// Writes the keys of a node's list, in order.
    mutating func copyKeys(of node: Handle, to keys: UnsafeMutablePointer<RawKey>) {
        var node = self.node(node)
        var index = Int(node.pointee.depth)
        while index > 0 {
            index &-= 1
            (keys + index).initialize(to: node.pointee.key)
            node = self.node(node.pointee.parent)
        }
    }

    private mutating func knownChild(of parent: Handle, key: RawKey) -> Handle {
        guard node(parent).pointee.childCount <= Self.listLimit else {
            return hashedChild(of: parent, key: key)
        }
        var child = node(parent).pointee.newestChild
        while child != 0, !node(child).pointee.key.matches(key) {
            child = node(child).pointee.olderSibling
        }
        return child
    }

    private mutating func contains(_ key: RawKey, at node: Handle) -> Bool {
        var node = node
        while node != Self.root {
            if self.node(node).pointee.key.matches(key) { return true }
            node = self.node(node).pointee.parent
        }
        return false
    }

    @inline(__always)
    private mutating func add(_ key: RawKey, parent: Handle, bit: UInt64) -> Handle {
        if count == capacity { grow() }
        let node = Handle(count * (MemoryLayout<Node>.stride / MemoryLayout<UInt64>.stride))
        let above = self.node(parent)
        (nodes + count).initialize(
            to: Node(
                key: key,
                parent: parent,
                depth: above.pointee.depth + 1,
                mask: RawBytes.mask(count: key.name.count),
                olderSibling: above.pointee.newestChild,
                filter: above.pointee.filter | bit
            )
        )
        count += 1
        above.pointee.newestChild = node
        above.pointee.childCount += 1
        if above.pointee.childCount > Self.listLimit { enterChildren(of: parent) }
        return node
    }

    private mutating func grow() {
        let larger = RawHeap.allocate(Node.self, count: capacity * 2)
        larger.update(from: nodes, count: count)
        if isOwned { RawHeap.free(nodes) }
        isOwned = true
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
    private mutating func hashedChild(of parent: Handle, key: RawKey) -> Handle {
        guard let slots else { return 0 }
        var slot = firstSlot(parent: parent, key: key)
        while slots[slot] != 0 {
            let node = self.node(slots[slot])
            if node.pointee.parent == parent, node.pointee.key.matches(key) { return slots[slot] }
            slot = (slot + 1) & (slotCount - 1)
        }
        return 0
    }

    /// Enters the newest child; all, when there are just too many for a list.
    private mutating func enterChildren(of parent: Handle) {
        var child = node(parent).pointee.newestChild
        if node(parent).pointee.childCount > Self.listLimit + 1 {
            enter(child)
            return
        }
        while child != 0 {
            enter(child)
            child = node(child).pointee.olderSibling
        }
    }

    private mutating func enter(_ node: Handle) {
        if usedSlotCount * 2 >= slotCount { growSlots() }
        guard let slots else { return }
        var slot = firstSlot(
            parent: self.node(node).pointee.parent,
            key: self.node(node).pointee.key
        )
        while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
        slots[slot] = node
        usedSlotCount += 1
    }

    private mutating func growSlots() {
        let old = slots
        let oldCount = slotCount
        slotCount = max(64, slotCount * 2)
        let new = RawHeap.allocate(Handle.self, count: slotCount)
        new.initialize(repeating: 0, count: slotCount)
        slots = new
        usedSlotCount = 0
        guard let old else { return }
        for slot in 0..<oldCount where old[slot] != 0 { enter(old[slot]) }
        RawHeap.free(old)
    }

    private mutating func firstSlot(parent: Handle, key: RawKey) -> Int {
        let mixed = RawBytes.fold(key.textHash ^ UInt64(parent), 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: mixed) & (slotCount - 1)
    }
}
