extension RawArena {
    /// Makes a shape of distinct keys, whose bytes live at least as long as this arena's memory.
    @usableFromInline
    package func makeShape(_ keys: UnsafePointer<RawKey>, count: Int) -> RawShape {
        guard count > 0 else { return .empty }
        let slotCount = RawShape.slotCount(keyCount: count)
        let (shape, copy) = allocateShape(keyCount: count, slotCount: slotCount)
        copy.update(from: keys, count: count)
        finishShape(shape, copy, slotCount: slotCount)
        return shape
    }

    /// Makes a shape of `count` distinct keys that `write` puts where they belong.
    func makeShape(
        count: Int,
        _ write: (UnsafeMutablePointer<RawKey>) -> Void
    ) -> RawShape {
        guard count > 0 else { return .empty }
        let slotCount = RawShape.slotCount(keyCount: count)
        let (shape, keys) = allocateShape(keyCount: count, slotCount: slotCount)
        write(keys)
        finishShape(shape, keys, slotCount: slotCount)
        return shape
    }

    /// Makes an object from keys and values, of which the last of two with one key wins, in the place
    /// of the first.
    ///
    /// Both lists are read once and may be changed.
    @usableFromInline
    package func makeObject(
        _ keys: UnsafeMutablePointer<RawKey>,
        _ values: UnsafeMutablePointer<RawJSON>,
        count: Int
    ) -> RawJSON {
        let distinct = RawShape.removeDuplicates(keys, values, count: count)
        guard distinct > 0 else { return .emptyObject }
        let shape = makeShape(keys, count: distinct)
        let copy = allocateValues(distinct)
        copy.update(from: values, count: distinct)
        return .object(shape, copy)
    }

    /// Makes an array of the values at `values`.
    @usableFromInline
    package func makeArray(_ values: UnsafePointer<RawJSON>, count: Int) -> RawJSON {
        guard count > 0 else { return .emptyArray }
        let copy = allocateValues(count)
        copy.update(from: values, count: count)
        return .array(copy, count: count)
    }

    /// Makes a string of a copy of `count` bytes, which must be UTF-8 but for lone surrogates.
    @usableFromInline
    package func makeString(
        _ bytes: UnsafeRawPointer,
        count: Int,
        flags: RawStringFlags
    ) -> RawJSON {
        guard count > 0 else { return .emptyString }
        let copy = allocate(byteCount: count)
        copy.copyMemory(from: bytes, byteCount: count)
        return .string(copy, count: count, flags: flags)
    }

    /// Makes a string of a copy of `text`.
    package func makeString(_ text: String) -> RawJSON {
        text.withBytes { utf8 in
            guard let start = utf8.baseAddress else { return .emptyString }
            let flags = RawStringFlags(validUTF8: start, count: utf8.count)
            return makeString(start, count: utf8.count, flags: flags)
        }
    }

    func allocateShape(
        keyCount: Int,
        slotCount: Int
    ) -> (shape: RawShape, keys: UnsafeMutablePointer<RawKey>) {
        let memory = allocate(
            byteCount: MemoryLayout<RawShape.Header>.size
                + keyCount * MemoryLayout<RawKey>.stride
                + slotCount * MemoryLayout<UInt32>.stride
        )
        let header = memory.bindMemory(to: RawShape.Header.self, capacity: 1)
        header.initialize(
            to: RawShape.Header(
                count: keyCount,
                slotMask: slotCount == 0 ? 0 : slotCount - 1,
                textByteCount: 0
            )
        )
        let shape = RawShape(address: UInt64(UInt(bitPattern: memory)))
        let keys = (memory + MemoryLayout<RawShape.Header>.size)
            .bindMemory(to: RawKey.self, capacity: keyCount)
        if slotCount > 0 { shape.slots.initialize(repeating: 0, count: slotCount) }
        return (shape, keys)
    }

    private func finishShape(
        _ shape: RawShape,
        _ keys: UnsafeMutablePointer<RawKey>,
        slotCount: Int
    ) {
        let keyCount = shape.count
        if slotCount > 0 {
            let slots = shape.slots
            for index in 0..<keyCount {
                keys[index] = keys[index].hashed
                let duplicate = RawShape.insert(index, of: keys, into: slots, mask: slotCount - 1)
                assert(duplicate < 0, "the keys of a shape are distinct")
            }
        }
        // Between two keys stands a comma, behind each a colon.
        var textByteCount = 2 * keyCount - 1
        for index in 0..<keyCount {
            textByteCount &+= RawText.byteCount(ofString: keys[index].name)
        }
        UnsafeMutablePointer(mutating: shape.header).pointee = RawShape.Header(
            count: keyCount,
            slotMask: slotCount == 0 ? 0 : slotCount - 1,
            textByteCount: textByteCount
        )
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
                let mask = slotCount - 1
                let other = insert(distinct, of: keys, into: start, mask: mask)
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
