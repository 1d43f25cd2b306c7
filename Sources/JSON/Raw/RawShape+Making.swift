extension RawArena {
    /// Makes a shape of distinct keys, whose bytes live at least as long as this arena's memory.
    @usableFromInline
    package func makeShape(_ keys: UnsafePointer<RawKey>, count: Int) -> RawShape {
        makeShape(count: count) { $0.update(from: keys, count: count) }
    }

    /// Makes a shape of `count` distinct keys that `write` puts where they belong.
    @inline(__always)
    func makeShape(
        count: Int,
        _ write: (UnsafeMutablePointer<RawKey>) -> Void
    ) -> RawShape {
        guard count > 0 else { return .empty }
        let (shape, keys) = allocateShape(keyCount: count)
        write(keys)
        shape.finish()
        return shape
    }

    /// Takes memory for a shape, whose keys are to be written before it is finished.
    func allocateShape(
        keyCount: Int
    ) -> (shape: RawShape, keys: UnsafeMutablePointer<RawKey>) {
        let slotCount = RawShape.slotCount(keyCount: keyCount)
        let memory = allocate(
            byteCount: RawShape.byteCount(keyCount: keyCount)
                + keyCount * MemoryLayout<RawKey>.stride
        )
        let header = memory.bindMemory(to: RawShape.Header.self, capacity: 1)
        header.initialize(
            to: RawShape.Header(
                count: keyCount,
                slotMask: slotCount == 0 ? 0 : slotCount - 1,
                textByteCount: 0
            )
        )
        let keys = (memory + MemoryLayout<RawShape.Header>.size)
            .bindMemory(to: RawKey.self, capacity: keyCount)
        return (RawShape(address: UInt64(UInt(bitPattern: memory))), keys)
    }
}

extension RawShape {
    /// The size of a shape without its keys.
    static func byteCount(keyCount: Int) -> Int {
        let slots = slotCount(keyCount: keyCount) * MemoryLayout<UInt32>.stride
        return MemoryLayout<Header>.size + (slots + 7) & ~7
    }

    /// Completes a shape whose keys were written, if they are distinct; if not, it is of no use.
    func finishIfDistinct() -> Bool {
        guard hasSlots ? fillSlots() : areDistinct else { return false }
        measureText()
        return true
    }

    /// Completes a shape whose keys were written and are distinct.
    func finish() {
        if hasSlots {
            let areDistinct = fillSlots()
            assert(areDistinct, "the keys of a shape are distinct")
        } else {
            assert(areDistinct, "the keys of a shape are distinct")
        }
        measureText()
    }

    private var hasSlots: Bool { header.pointee.slotMask != 0 }

    private func measureText() {
        let (keys, keyCount) = (keys, count)
        // Between two keys stands a comma, behind each a colon.
        var textByteCount = 2 * keyCount - 1
        for index in 0..<keyCount {
            textByteCount &+= RawText.byteCount(ofString: keys[index].name)
        }
        UnsafeMutablePointer(mutating: header).pointee = Header(
            count: keyCount,
            slotMask: Int(header.pointee.slotMask),
            textByteCount: textByteCount
        )
    }

    private var areDistinct: Bool {
        let (keys, count) = (keys, count)
        var index = 1
        while index < count {
            let key = keys[index]
            var other = 0
            while other < index {
                if keys[other].matches(key) { return false }
                other &+= 1
            }
            index &+= 1
        }
        return true
    }

    /// - Returns: Whether the keys are distinct.
    private func fillSlots() -> Bool {
        let (slots, mask) = (slots, Int(header.pointee.slotMask))
        let keys = UnsafeMutablePointer(mutating: keys)
        slots.initialize(repeating: 0, count: mask + 1)
        for index in 0..<count {
            keys[index] = keys[index].hashed
            guard Self.insert(index, of: keys, into: slots, mask: mask) < 0 else { return false }
        }
        return true
    }
}

extension RawShape {
    /// The size of the index table for so many keys: at most half full; none for a few.
    static func slotCount(keyCount: Int) -> Int {
        guard keyCount > Header.linearLimit else { return 0 }
        return 1 << (Int.bitWidth - (keyCount * 2 - 1).leadingZeroBitCount)
    }

    var slots: UnsafeMutablePointer<UInt32> {
        let end = UnsafeRawPointer(keys + count)
        return UnsafeMutablePointer(mutating: end.assumingMemoryBound(to: UInt32.self))
    }

    /// Enters key number `index` into a table, unless its text is there already.
    ///
    /// - Returns: The number of the key with the same text, or -1.
    static func insert(
        _ index: Int,
        of keys: UnsafePointer<RawKey>,
        into slots: UnsafeMutablePointer<UInt32>,
        mask: Int
    ) -> Int {
        let key = keys[index]
        assert(key.hash != 0, "a key in a table has its hash")
        var slot = Int(truncatingIfNeeded: key.hash) & mask
        while slots[slot] != 0 {
            let other = Int(slots[slot]) - 1
            if keys[other].hash == key.hash, keys[other].matches(key) { return other }
            slot = (slot + 1) & mask
        }
        slots[slot] = UInt32(index + 1)
        return -1
    }

    /// Moves the distinct keys to the front, each with its last value.
    ///
    /// - Returns: Their number.
    static func removeDuplicates(
        _ keys: UnsafeMutablePointer<RawKey>,
        _ values: UnsafeMutablePointer<RawJSON>,
        count: Int
    ) -> Int {
        let slotCount = slotCount(keyCount: count)
        guard slotCount > 0 else {
            return removeFewDuplicates(keys, values, count: count)
        }
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: slotCount) { slots in
            slots.initialize(repeating: 0)
            guard let start = slots.baseAddress else { return 0 }
            var distinct = 0
            for index in 0..<count {
                keys[distinct] = keys[index].hashed
                let other = insert(distinct, of: keys, into: start, mask: slotCount - 1)
                values[other < 0 ? distinct : other] = values[index]
                if other < 0 { distinct += 1 }
            }
            return distinct
        }
    }

    private static func removeFewDuplicates(
        _ keys: UnsafeMutablePointer<RawKey>,
        _ values: UnsafeMutablePointer<RawJSON>,
        count: Int
    ) -> Int {
        var distinct = 0
        next: for index in 0..<count {
            for other in 0..<distinct where keys[other].matches(keys[index]) {
                values[other] = values[index]
                continue next
            }
            keys[distinct] = keys[index]
            values[distinct] = values[index]
            distinct += 1
        }
        return distinct
    }
}
