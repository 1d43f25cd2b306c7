/// Reading the first bytes of a text as one word, and comparing and hashing by words.
@usableFromInline
package enum RawBytes {
    /// The first eight bytes of a text, the rest zero.
    ///
    /// At least eight bytes must be readable at `bytes`, as they are wherever a raw string points.
    @inlinable
    package static func word(_ bytes: UnsafeRawPointer, count: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) & mask(count: count)
    }

    /// The bits of a word that the first `count` bytes of a text fill.
    @inlinable
    package static func mask(count: Int) -> UInt64 {
        count >= 8 ? .max : (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
    }

    /// The first eight bytes of a text behind which nothing may be read, the rest zero.
    @inlinable
    package static func wordWithin(_ bytes: UnsafeRawPointer, count: Int) -> UInt64 {
        if count >= 8 { return UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) }
        if count >= 4 {
            let low = UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
            let high = UInt32(
                littleEndian: bytes.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
            )
            return UInt64(low) | UInt64(high) &<< UInt64(truncatingIfNeeded: (count &- 4) &* 8)
        }
        guard count > 0 else { return 0 }
        // Of one, two or three bytes these are all.
        let middle = count &>> 1
        let last = count &- 1
        let first = UInt64(bytes.load(as: UInt8.self))
        let second = UInt64(bytes.load(fromByteOffset: middle, as: UInt8.self))
        let third = UInt64(bytes.load(fromByteOffset: last, as: UInt8.self))
        return first | second &<< UInt64(truncatingIfNeeded: middle &* 8)
            | third &<< UInt64(truncatingIfNeeded: last &* 8)
    }

    /// Whether two texts of one length agree; nothing behind them is read.
    @inlinable
    package static func equal(
        _ left: UnsafeRawPointer,
        _ right: UnsafeRawPointer,
        count: Int
    ) -> Bool {
        guard count >= 8 else {
            return wordWithin(left, count: count) == wordWithin(right, count: count)
        }
        var index = 0
        while index &+ 8 <= count {
            let one = left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let other = right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            guard one == other else { return false }
            index &+= 8
        }
        return left.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
            == right.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
    }

    /// A hash of a text, never 0, seeded once per process so that nobody can choose texts that collide.
    @inlinable
    package static func hash(_ bytes: UnsafeRawPointer, count: Int) -> UInt64 {
        var hash = seed ^ UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index &+ 8 <= count {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            hash = fold(hash ^ UInt64(littleEndian: word), 0xA076_1D64_78BD_642F)
            index &+= 8
        }
        let tail = wordWithin(bytes + index, count: count &- index)
        let mixed = fold(hash ^ tail, 0xE703_7ED1_A0B4_28DB ^ seed)
        return mixed == 0 ? 1 : mixed
    }

    /// The two halves of a product, mixed: the step of wyhash (Wang Yi, public domain).
    @inlinable
    package static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    @usableFromInline static let seed = UInt64.random(in: .min ... .max) | 1
}

extension RawBytes {
    /// Copies values; a few are cheaper to copy one by one than by a call.
    @inline(__always)
    static func copy(
        _ values: UnsafePointer<RawJSON>,
        to target: UnsafeMutablePointer<RawJSON>,
        count: Int
    ) {
        guard count <= 16 else {
            target.update(from: values, count: count)
            return
        }
        var index = 0
        while index < count {
            (target + index).initialize(to: values[index])
            index &+= 1
        }
    }

    /// Copies the bytes of a raw string to memory of the arena: by words, of which the last may
    /// reach into the bytes behind both.
    @inline(__always)
    static func copyText(
        _ bytes: UnsafeRawPointer,
        to target: UnsafeMutableRawPointer,
        count: Int
    ) {
        guard count <= 64 else {
            target.copyMemory(from: bytes, byteCount: count)
            return
        }
        var offset = 0
        while offset < count {
            let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            target.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
            offset &+= 8
        }
    }

    /// The address of the first byte; of nothing at all, an address that is never read.
    @inlinable
    package static func start(of bytes: UnsafeBufferPointer<UInt8>) -> UnsafeRawPointer {
        if let start = bytes.baseAddress { return UnsafeRawPointer(start) }
        return UnsafeRawPointer(bitPattern: UInt(RawJSON.nowhere)).unsafelyUnwrapped
    }
}
