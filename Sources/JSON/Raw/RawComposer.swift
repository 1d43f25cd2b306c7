/// Makes a value out of existing ones: small parts of large documents are copied beside it, all others
/// are borrowed.
struct RawComposer: ~Copyable {
    let arena: RawArena
    private var borrowedCount = 0
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
        if borrowedCount < Limits.smallDocumentCount, document.depth == 0,
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
        if arena.borrow(document, looking: Limits.smallDocumentCount) { borrowedCount += 1 }
    }

    /// Makes an object; of two members with one name the last wins, in the place of the first.
    mutating func makeObject(_ members: [(String, JSONValue)]) -> RawJSON {
        let count = members.count
        guard count > 0 else { return .emptyObject }
        let (shape, keys) = arena.allocateShape(keyCount: count)
        let values = arena.allocateValues(count)
        for index in 0..<count {
            (keys + index).initialize(to: arena.makeKey(members[index].0))
            (values + index).initialize(to: adopt(members[index].1))
        }
        if shape.finishIfDistinct() { return .object(shape, values) }
        let distinct = RawShape.removeDuplicates(keys, values, count: count)
        return .object(arena.makeShape(keys, count: distinct), values)
    }

    /// Makes an array.
    mutating func makeArray(_ elements: [JSONValue]) -> RawJSON {
        let values = arena.allocateValues(elements.count)
        for index in elements.indices {
            (values + index).initialize(to: adopt(elements[index]))
        }
        return .array(values, count: elements.count)
    }

    /// Ends the work with the value it was done for.
    consuming func finish(_ root: RawJSON) -> JSONValue {
        guard root.needsMemory else { return JSONValue(document: nil, raw: root) }
        isFinished = true
        return JSONValue(document: RawDocument(adopting: arena), raw: root)
    }
}

/// The memory that parts of a composed value take beside it, if all containers are borrowed.
private struct PartSizes {
    private var stringByteCount = 0
    private var containerCount = 0

    @inline(__always)
    mutating func add(_ value: JSONValue) {
        guard value.document != nil else { return }
        if value.raw.tag != .string || value.raw.count > Limits.copiedPartByteCount {
            containerCount += 1
        } else {
            stringByteCount += (value.raw.count + 7) & ~7
        }
    }

    var byteCount: Int {
        // Many parts are either copied or have few documents.
        let borrowedCount = min(containerCount, Limits.smallDocumentCount)
        return stringByteCount + borrowedCount * MemoryLayout<RawPart>.stride
    }
}

extension RawComposer {
    /// The bytes that ``makeArray(_:)`` takes, as a rule.
    static func byteCount(ofArray elements: [JSONValue]) -> Int {
        var parts = PartSizes()
        for element in elements { parts.add(element) }
        return elements.count * MemoryLayout<RawJSON>.stride + parts.byteCount
    }

    /// The bytes that ``makeObject(_:)`` takes, as a rule.
    static func byteCount(ofObject members: [(String, JSONValue)]) -> Int {
        var parts = PartSizes()
        var nameByteCount = 0
        for (name, value) in members {
            nameByteCount += (name.utf8.count + 7) & ~7
            parts.add(value)
        }
        let stride = MemoryLayout<RawKey>.stride + MemoryLayout<RawJSON>.stride
        return RawShape.byteCount(keyCount: members.count) + members.count * stride
            + nameByteCount + parts.byteCount
    }
}
