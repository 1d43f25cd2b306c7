/// The one counted thing: the memory that values point into, and the documents they reach beyond it.
///
/// Immutable once made.
@usableFromInline
package final class RawDocument: @unchecked Sendable {
    // Safe to share although it holds a pointer: the memory behind it is written before the document
    // exists and never again, and is freed by `deinit` alone, when nobody holds the document.
    let newest: RawBlock

    /// The size of this document's own memory.
    package let ownByteCount: Int

    /// The documents into which values of this one point.
    package let borrowed: [RawDocument]

    /// How many documents deep the borrowing goes; bounded, since releasing them recurses.
    package let depth: Int

    /// Takes over an arena's memory; the handle is void thereafter.
    ///
    /// - Parameters:
    ///   - arena: Where the values lie.
    ///   - borrowed: Every document that values in the arena point into.
    @usableFromInline
    package init(adopting arena: RawArena, borrowing borrowed: [RawDocument] = []) {
        self.newest = arena.state.pointee.block
        self.ownByteCount = arena.state.pointee.byteCount
        self.borrowed = borrowed
        self.depth = borrowed.isEmpty ? 0 : 1 + borrowed.reduce(0) { max($0, $1.depth) }
        assert(depth <= Limits.borrowingDepth, "whoever borrows watches the depth")
    }

    deinit {
        RawBlock.free(from: newest, to: nil)
    }

    /// Whether an address lies in the memory of this document or one that it borrows; for assertions.
    func reaches(_ address: UnsafeRawPointer) -> Bool {
        newest.reaches(address) || borrowed.contains { $0.reaches(address) }
    }
}
