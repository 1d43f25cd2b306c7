/// An array or object that a parser is within.
struct OpenContainer: BitwiseCopyable {
    /// The number of its marker on the stack, or -1 outside of all.
    let marker: Int

    /// Whether it is an object.
    let isObject: Bool

    /// The node of the key under which it stands, itself or the array that it is an element of.
    let context: ShapeTree.Handle

    /// The node of its keys so far.
    var node = ShapeTree.root

    /// The number of its first key beyond the tree, or -1 while the tree has all its keys.
    var firstWideKey: Int32 = -1

    /// No container.
    static var none: OpenContainer {
        OpenContainer(marker: -1, isObject: false, context: ShapeTree.root)
    }

    /// Enters a container within another one.
    @inline(__always)
    init(marker: Int, isObject: Bool, within outer: OpenContainer) {
        let context = outer.isObject ? outer.node : outer.context
        self.init(marker: marker, isObject: isObject, context: context)
    }

    @inline(__always)
    private init(marker: Int, isObject: Bool, context: ShapeTree.Handle) {
        self.marker = marker
        self.isObject = isObject
        self.context = context
    }

    /// Itself as two words on the stack.
    @inline(__always)
    var packed: RawJSON {
        assert(marker < Limits.textByteCount, "no text has so many values")
        let bits = UInt64(context) << 1 | (isObject ? 1 : 0)
        let keys = UInt64(node) << 32 | UInt64(UInt32(bitPattern: firstWideKey))
        return RawJSON(head: UInt64(marker + 1) << 33 | bits, payload: keys)
    }

    /// Reads what ``packed`` wrote.
    @inline(__always)
    init(packed: RawJSON) {
        marker = Int(packed.head >> 33) - 1
        isObject = packed.head & 1 != 0
        context = ShapeTree.Handle(truncatingIfNeeded: packed.head >> 1)
        node = ShapeTree.Handle(truncatingIfNeeded: packed.payload >> 32)
        firstWideKey = Int32(bitPattern: UInt32(truncatingIfNeeded: packed.payload))
    }
}
