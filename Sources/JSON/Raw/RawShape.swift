/// The keys of an object in order, shared by all objects alike.
///
/// In memory: a ``Header``, the keys, and above ``Header/linearLimit`` keys an index table of 32-bit
/// slots (key number plus one, or zero), open addressing, and every key has its hash. Immutable once made. Two objects with
/// equal keys may have different shapes, so that a different shape proves nothing.
@frozen
@usableFromInline
package struct RawShape: BitwiseCopyable, Sendable, Equatable {
    /// Where it lies; fits in 48 bits.
    @usableFromInline package let address: UInt64

    @inlinable
    package init(address: UInt64) {
        self.address = address
    }

    /// What stands before the keys.
    @frozen
    @usableFromInline
    package struct Header: BitwiseCopyable, Sendable {
        /// The number of keys.
        @usableFromInline package let count: UInt32

        /// The number of slots of the index table less one, or 0 without a table.
        @usableFromInline package let slotMask: UInt32

        /// The length of `"key":` of all keys, commas between them, as the writer prints them.
        @usableFromInline package let textByteCount: Int

        @inlinable
        package init(count: Int, slotMask: Int, textByteCount: Int) {
            self.count = UInt32(truncatingIfNeeded: count)
            self.slotMask = UInt32(truncatingIfNeeded: slotMask)
            self.textByteCount = textByteCount
        }

        /// Up to this many keys are compared one by one.
        @inlinable package static var linearLimit: Int { 12 }
    }

    @inlinable package var header: UnsafePointer<Header> {
        UnsafePointer(bitPattern: UInt(truncatingIfNeeded: address)).unsafelyUnwrapped
    }

    /// The number of keys.
    @inlinable package var count: Int { Int(truncatingIfNeeded: header.pointee.count) }

    /// The first of the keys.
    @inlinable package var keys: UnsafePointer<RawKey> {
        UnsafeRawPointer(header + 1).assumingMemoryBound(to: RawKey.self)
    }

    /// The position of a key, or -1.
    @inlinable
    package func index(of key: RawKey) -> Int {
        let header = header.pointee
        let keys = keys
        guard header.slotMask == 0 else { return slotIndex(of: key) }
        var index = 0
        let count = Int(truncatingIfNeeded: header.count)
        while index < count {
            if keys[index].matches(key) { return index }
            index &+= 1
        }
        return -1
    }

    /// The position of the key with these bytes, behind which nothing is read, or -1.
    @inlinable
    package func index(of bytes: UnsafeRawPointer, count: Int) -> Int {
        let word = RawBytes.wordWithin(bytes, count: count)
        let header = header.pointee
        guard header.slotMask == 0 else {
            let name = RawJSON.string(bytes, count: count, flags: [])
            let hash = RawBytes.hash(bytes, count: count)
            return slotIndex(of: RawKey(name, word: word, hash: hash))
        }
        let keys = keys
        var index = 0
        let keyCount = Int(truncatingIfNeeded: header.count)
        while index < keyCount {
            if keys[index].matches(bytes, count: count, word: word) { return index }
            index &+= 1
        }
        return -1
    }

    /// The position of a key by the index table, which must exist, or -1.
    @usableFromInline
    func slotIndex(of key: RawKey) -> Int {
        let header = header.pointee
        let keys = keys
        let slots = UnsafeRawPointer(keys + Int(header.count))
            .assumingMemoryBound(to: UInt32.self)
        let mask = Int(header.slotMask)
        let hash = key.textHash
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let number = slots[slot]
            if number == 0 { return -1 }
            let candidate = keys[Int(number) &- 1]
            if candidate.hash == hash, candidate.matches(key) { return Int(number) &- 1 }
            slot = (slot &+ 1) & mask
        }
    }

    /// The shape of `{}`, which lives as long as the process.
    @usableFromInline package static let empty: RawShape = {
        let memory = UnsafeMutablePointer<Header>.allocate(capacity: 1)
        memory.initialize(to: Header(count: 0, slotMask: 0, textByteCount: 0))
        return RawShape(address: UInt64(UInt(bitPattern: memory)))
    }()
}
