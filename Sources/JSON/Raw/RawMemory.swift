/// The counted object in which an arena begins and a document ends: bookkeeping, and behind it in the
/// same piece of the heap the first block.
///
/// An arena fills it, alone and on one thread; then it becomes a ``RawDocument`` and changes no more.
@usableFromInline
package final class RawMemory: ManagedBuffer<RawArena.State, UInt64> {
    /// Makes an object whose first block can hand out `capacity` bytes.
    static func make(capacity: Int) -> RawMemory {
        let byteCount = RawBlock.byteCount(capacity: capacity)
        let words = byteCount / MemoryLayout<UInt64>.stride
        let buffer = create(minimumCapacity: words) { buffer in
            buffer.withUnsafeMutablePointerToElements { first in
                let block = RawBlock(at: UnsafeMutableRawPointer(first), byteCount: byteCount)
                return RawArena.State(
                    cursor: block.start,
                    limit: block.limit,
                    block: block,
                    byteCount: MemoryLayout<RawArena.State>.stride + byteCount
                )
            }
        }
        // `create` makes an object of the class that it is called on.
        return unsafeDowncast(buffer, to: RawMemory.self)
    }

    deinit {
        withUnsafeMutablePointerToHeader { state in
            // First the parts of others go, whose list lies in the blocks that go then.
            var next = state.pointee.newestPart
            while let part = next {
                next = part.pointee.older
                part.pointee.memory.release()
            }
            RawBlock.freeAll(from: state.pointee.block)
        }
    }
}

/// A counted reference from one memory to another that its values point into.
///
/// These lie in the memory of the one that counts, so that borrowing needs no list of its own.
@frozen
@usableFromInline
struct RawPart: BitwiseCopyable {
    @usableFromInline let memory: Unmanaged<RawMemory>
    @usableFromInline let older: UnsafeMutablePointer<RawPart>?
}
