/// The one counted thing: the memory that values point into, and the documents they reach beyond it.
///
/// Immutable once made. Two documents are equal if they are the same one.
@frozen
@usableFromInline
package struct RawDocument: @unchecked Sendable, Equatable {
    // Safe to share although its memory is mutable: all of it is written before the document exists
    // and never again, and it is freed with the last reference, when nobody can read it.
    @usableFromInline let memory: RawMemory

    /// Takes over an arena's memory, in which values lie; the handle is void thereafter.
    @usableFromInline
    package init(adopting arena: RawArena) {
        memory = arena.memory.takeRetainedValue()
        assert(depth <= Limits.borrowingDepth, "whoever borrows watches the depth")
    }

    fileprivate init(memory: RawMemory) {
        self.memory = memory
    }

    /// The size of this document's own memory.
    package var ownByteCount: Int {
        memory.withUnsafeMutablePointerToHeader { $0.pointee.byteCount }
    }

    /// How many documents deep the borrowing goes; bounded, since releasing them recurses.
    package var depth: Int {
        memory.withUnsafeMutablePointerToHeader { $0.pointee.depth }
    }

    /// Calls `body` with every document that this one borrows, with some perhaps more than once.
    package func forEachBorrowed(_ body: (RawDocument) -> Void) {
        var next = memory.withUnsafeMutablePointerToHeader { $0.pointee.newestPart }
        while let part = next {
            body(RawDocument(memory: part.pointee.memory.takeUnretainedValue()))
            next = part.pointee.older
        }
    }

    /// Where this document lies, which no other does while it lives.
    package var address: UInt {
        UInt(bitPattern: Unmanaged.passUnretained(memory).toOpaque())
    }

    /// Whether both are the same document.
    @usableFromInline
    package static func == (left: RawDocument, right: RawDocument) -> Bool {
        left.memory === right.memory
    }

    /// Whether an address lies in the memory of this document or one that it borrows; for assertions.
    func reaches(_ address: UnsafeRawPointer) -> Bool {
        if memory.withUnsafeMutablePointerToHeader({ $0.pointee.block.reaches(address) }) {
            return true
        }
        var isReached = false
        forEachBorrowed { isReached = isReached || $0.reaches(address) }
        return isReached
    }
}

extension RawArena {
    /// Keeps a document alive as long as this arena's memory, whose values may then point into it.
    ///
    /// Must not be undone by ``reset(to:)``.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - looking: How many of those borrowed last are looked at, so that none of them is borrowed
    ///     twice.
    /// - Returns: Whether it was not among these.
    @discardableResult
    func borrow(_ document: RawDocument, looking: Int) -> Bool {
        let memory = Unmanaged.passUnretained(document.memory)
        var next = state.pointee.newestPart
        var left = looking
        while let part = next, left > 0 {
            if part.pointee.memory.toOpaque() == memory.toOpaque() { return false }
            next = part.pointee.older
            left -= 1
        }
        let part = allocate(byteCount: MemoryLayout<RawPart>.stride)
            .bindMemory(to: RawPart.self, capacity: 1)
        part.initialize(to: RawPart(memory: memory.retain(), older: state.pointee.newestPart))
        state.pointee.newestPart = part
        state.pointee.depth = max(state.pointee.depth, document.depth + 1)
        return true
    }
}
