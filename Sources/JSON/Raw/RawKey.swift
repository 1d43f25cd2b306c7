/// A member's name, ready to be compared with others: by its length and first eight bytes.
@frozen
@usableFromInline
package struct RawKey: BitwiseCopyable, Sendable {
    /// The name, as a string.
    @usableFromInline package let name: RawJSON

    /// Its first eight bytes, the rest zero.
    @usableFromInline package let word: UInt64

    /// The hash of all its bytes, or 0 if nobody needed it yet.
    @usableFromInline package let hash: UInt64

    /// Prepares a string, behind which at least eight bytes must be readable unless it is empty.
    @inlinable
    package init(_ name: RawJSON) {
        let count = name.count
        self.name = name
        self.word = count == 0 ? 0 : RawBytes.word(name.pointer, count: count)
        self.hash = RawBytes.hash(name.pointer, count: count)
    }

    /// Prepares a string but for the hash, which only large objects need.
    @inlinable
    package init(unhashed name: RawJSON) {
        self.name = name
        self.word = RawBytes.word(name.pointer, count: name.count)
        self.hash = 0
    }

    /// Prepares a string whose hash is known.
    @inlinable
    package init(_ name: RawJSON, word: UInt64, hash: UInt64) {
        self.name = name
        self.word = word
        self.hash = hash
    }

    /// The hash of all its bytes, computed if it is missing.
    @inlinable package var textHash: UInt64 {
        hash != 0 ? hash : RawBytes.hash(name.pointer, count: name.count)
    }

    /// This key with its hash.
    package var hashed: RawKey {
        RawKey(name, word: word, hash: textHash)
    }

    /// Whether both are the same text.
    @inlinable
    package func matches(_ other: RawKey) -> Bool {
        guard word == other.word, (name.head ^ other.name.head) &>> 16 == 0 else { return false }
        let count = name.count
        return count <= 8 || RawBytes.equal(name.pointer, other.name.pointer, count: count)
    }

    /// Whether this is the text of `count` bytes at `bytes`, which begins with `word`.
    @inlinable
    package func matches(_ bytes: UnsafeRawPointer, count: Int, word: UInt64) -> Bool {
        guard word == self.word, count == name.count else { return false }
        return count <= 8 || RawBytes.equal(name.pointer, bytes, count: count)
    }
}
