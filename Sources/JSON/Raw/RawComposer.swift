/// Makes a value out of existing ones: small parts are copied beside it, large ones are borrowed.
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
            if document.depth >= Limits.borrowingDepth {
                return RawCopy.copy(value, into: arena)
            }
            if isSmall(value) { return RawCopy.copy(value, into: arena) }
            borrow(document)
            return value
        }
    }

    /// Keeps a document alive with the new value, whose parts may then point into it.
    mutating func borrow(_ document: RawDocument) {
        guard !borrowed.contains(where: { $0 === document }) else { return }
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

    private func isSmall(_ value: RawJSON) -> Bool {
        // An array or object of many values is large without a look at them.
        if value.isContainer {
            let count = value.tag == .array ? value.count : value.shape.count
            guard count * MemoryLayout<RawJSON>.stride <= Limits.copiedPartByteCount else {
                return false
            }
        }
        return RawCopy.byteCount(of: value, limit: Limits.copiedPartByteCount) != nil
    }
}
