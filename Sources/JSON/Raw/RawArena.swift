/// Memory that is handed out from front to back and given back as a whole.
///
/// A handle, not an owner: whoever makes one ends it, by ``free()`` or by giving its memory to a
/// ``RawDocument``. One thread at a time. What is handed out is aligned to eight bytes and is followed
/// by at least ``padding`` readable bytes.
@frozen
@usableFromInline
package struct RawArena {
    /// The changing part; it lies before the first block, so that a handle can be a constant.
    @frozen
    @usableFromInline
    package struct State: BitwiseCopyable {
        /// Where the next piece begins.
        @usableFromInline package var cursor: UnsafeMutableRawPointer

        /// Where the last piece must end.
        @usableFromInline package var limit: UnsafeMutableRawPointer

        /// The newest block; each block points to the one before it.
        @usableFromInline var block: RawBlock

        /// The size of all blocks and of what stands before the first.
        @usableFromInline package var byteCount: Int

        /// The document borrowed last.
        @usableFromInline var newestPart: UnsafeMutablePointer<RawPart>?

        /// How many documents deep the borrowing goes.
        @usableFromInline var depth = 0

        @usableFromInline
        init(
            cursor: UnsafeMutableRawPointer,
            limit: UnsafeMutableRawPointer,
            block: RawBlock,
            byteCount: Int
        ) {
            self.cursor = cursor
            self.limit = limit
            self.block = block
            self.byteCount = byteCount
        }
    }

    /// A point in time to which an arena can be reset.
    @frozen
    @usableFromInline
    package struct Mark: BitwiseCopyable {
        @usableFromInline let block: RawBlock
        @usableFromInline let cursor: UnsafeMutableRawPointer

        @inlinable
        init(block: RawBlock, cursor: UnsafeMutableRawPointer) {
            self.block = block
            self.cursor = cursor
        }
    }

    /// The object that owns the memory, counted once for this handle.
    @usableFromInline let memory: Unmanaged<RawMemory>

    /// What stands at its front.
    @usableFromInline package let state: UnsafeMutablePointer<State>

    /// Readable bytes behind every block, so that texts can be read by words.
    @inlinable package static var padding: Int { 16 }

    /// Makes an arena with room for `capacity` bytes before it needs a second block.
    @usableFromInline
    package init(capacity: Int) {
        let memory = RawMemory.make(capacity: capacity)
        self.memory = .passRetained(memory)
        // An object's header stays where it is as long as the object lives.
        state = memory.withUnsafeMutablePointerToHeader { $0 }
    }

    /// Gives all memory back; the handle and whatever points into its memory are void thereafter.
    @usableFromInline
    package func free() {
        memory.release()
    }

    /// Takes a piece of memory, not initialised.
    @inlinable
    package func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
        assert(byteCount >= 0, "a size is not negative")
        let size = (byteCount &+ 7) & ~7
        let start = state.pointee.cursor
        guard size <= state.pointee.limit - start else { return allocateInNewBlock(size: size) }
        state.pointee.cursor = start + size
        return start
    }

    /// Takes memory for some values, not initialised.
    @inlinable
    package func allocateValues(_ count: Int) -> UnsafeMutablePointer<RawJSON> {
        allocate(byteCount: count &* MemoryLayout<RawJSON>.stride)
            .assumingMemoryBound(to: RawJSON.self)
    }

    /// Lengthens the piece that ends at `end` where it lies, if nothing was taken behind it and the
    /// block has room.
    ///
    /// `end` and `byteCount` must be multiples of eight.
    @inlinable
    package func extend(_ end: UnsafeRawPointer, by byteCount: Int) -> Bool {
        assert(byteCount & 7 == 0, "pieces are multiples of eight bytes")
        let cursor = state.pointee.cursor
        guard end == UnsafeRawPointer(cursor), byteCount <= state.pointee.limit - cursor else {
            return false
        }
        state.pointee.cursor = cursor + byteCount
        return true
    }

    /// Now, for a later ``reset(to:)``.
    @inlinable package var mark: Mark {
        Mark(block: state.pointee.block, cursor: state.pointee.cursor)
    }

    /// Takes back all that was handed out since `mark`; what points there is void.
    @inlinable
    package func reset(to mark: Mark) {
        if state.pointee.block.base != mark.block.base { freeBlocks(newerThan: mark.block) }
        state.pointee.cursor = mark.cursor
    }

    @usableFromInline
    func allocateInNewBlock(size: Int) -> UnsafeMutableRawPointer {
        let newest = state.pointee.block
        let growth = min(newest.byteCount &* 2, Limits.arenaBlockByteCount)
        let block = RawBlock.allocate(capacity: max(size, growth), after: newest)
        state.pointee.block = block
        state.pointee.byteCount += block.byteCount
        state.pointee.limit = block.limit
        state.pointee.cursor = block.start + size
        return block.start
    }

    @usableFromInline
    func freeBlocks(newerThan block: RawBlock) {
        var freed = 0
        var newer = state.pointee.block
        while newer.base != block.base {
            freed += newer.byteCount
            guard let older = newer.older else {
                preconditionFailure("A mark belongs to the arena that it resets")
            }
            newer.free()
            newer = older
        }
        state.pointee.block = block
        state.pointee.byteCount -= freed
        state.pointee.limit = block.limit
    }
}
