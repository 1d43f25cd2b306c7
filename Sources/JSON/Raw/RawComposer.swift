/// Makes a value out of existing ones: small parts of large documents are copied beside it, all others
/// are borrowed.
struct RawComposer: ~Copyable {
    let arena: RawArena
    private var borrowed: [RawDocument] = []
    private var isFinished = false

    /// Begins a value that will need some `capacity` bytes beside its parts.
    init(capacity: Int) {
        arena = RawArena(capacity: capacity)
    }

    deinit {
        if !isFinished { arena.free() }
    }

    /// A value as it may stand in the new one.
    @inline(__always)
    mutating func adopt(_ value: JSONValue) -> RawJSON {
        guard let document = value.document, value.raw.needsMemory else { return value.raw }
        return adopt(value.raw, of: document)
    }

    private mutating func adopt(_ value: RawJSON, of document: RawDocument) -> RawJSON {
        withExtendedLifetime(document) {
            let isTooDeep = document.depth >= Limits.borrowingDepth
            if isTooDeep || !isCheapToBorrow(value, of: document) {
                let limit = isTooDeep ? .max : Limits.copiedPartByteCount
                if let copy = RawCopy.copy(value, into: arena, limit: limit) { return copy }
            }
            borrow(document)
            return value
        }
    }

    /// Whether to borrow a part without a try to copy it: a few small documents cost less than copies
    /// and hold little beside the part.
    private func isCheapToBorrow(_ value: RawJSON, of document: RawDocument) -> Bool {
        guard value.isContainer else { return false }
        if borrowed.count < Limits.smallDocumentCount, document.borrowed.isEmpty,
            document.ownByteCount <= Limits.smallDocumentByteCount
        {
            return true
        }
        // The list of values and the shape alone may be too much to copy.
        let isArray = value.tag == .array
        let count = isArray ? value.count : value.shape.count
        let stride = MemoryLayout<RawJSON>.stride + (isArray ? 0 : MemoryLayout<RawKey>.stride)
        return count * stride > Limits.copiedPartByteCount
    }

    /// Keeps a document alive with the new value, whose parts may then point into it.
    mutating func borrow(_ document: RawDocument) {
        // Beyond a few, one that comes twice is kept twice rather than looked for among all.
        var index = borrowed.count
        let last = max(0, index - Limits.smallDocumentCount)
        while index > last {
            index -= 1
            if borrowed[index] === document { return }
        }
        if borrowed.isEmpty { borrowed.reserveCapacity(4) }
        borrowed.append(document)
    }

    /// The name of a member as a key in the new value.
    func makeKey(_ name: String) -> RawKey {
        let string = arena.makeString(name)
        return string.count == 0 ? RawKey(string) : RawKey(unhashed: string)
    }

    /// Ends the work with the value it was done for.
    consuming func finish(_ root: RawJSON) -> JSONValue {
        guard root.needsMemory else { return JSONValue(document: nil, raw: root) }
        isFinished = true
        return JSONValue(document: RawDocument(adopting: arena, borrowing: borrowed), raw: root)
    }
}
