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
    mutating func adopt(_ value: JSONValue) -> RawJSON {
        guard let document = value.document, value.raw.needsMemory else { return value.raw }
        return withExtendedLifetime(document) {
            if document.depth >= Limits.borrowingDepth || isSmall(value.raw) {
                return RawCopy.copy(value.raw, into: arena)
            }
            borrow(document)
            return value.raw
        }
    }

    /// Keeps a document alive with the new value, whose parts may then point into it.
    mutating func borrow(_ document: RawDocument) {
        guard !borrowed.contains(where: { $0 === document }) else { return }
        borrowed.append(document)
    }

    /// The name of a member as a key in the new value.
    func makeKey(_ name: String) -> RawKey {
        RawKey(arena.makeString(name))
    }

    /// Ends the work with the value it was done for.
    consuming func finish(_ root: RawJSON) -> JSONValue {
        guard root.needsMemory else { return JSONValue(document: nil, raw: root) }
        isFinished = true
        return JSONValue(document: RawDocument(adopting: arena, borrowing: borrowed), raw: root)
    }

    private func isSmall(_ value: RawJSON) -> Bool {
        RawCopy.byteCount(of: value, limit: Limits.copiedPartByteCount) != nil
    }
}
