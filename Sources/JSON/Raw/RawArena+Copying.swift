extension RawArena {
    /// Copies a shape with the bytes of its keys.
    package func copyShape(_ shape: RawShape) -> RawShape {
        let count = shape.count
        guard count > 0 else { return .empty }
        let slotCount = RawShape.slotCount(keyCount: count)
        let (copy, keys) = allocateShape(keyCount: count, slotCount: slotCount)
        UnsafeMutablePointer(mutating: copy.header).pointee = shape.header.pointee
        for index in 0..<count {
            let key = shape.keys[index]
            let name =
                key.name.count == 0
                ? key.name
                : makeString(
                    key.name.pointer,
                    count: key.name.count,
                    flags: key.name.stringFlags
                )
            keys[index] = RawKey(name, word: key.word, hash: key.hash)
        }
        if slotCount > 0 { copy.slots.update(from: shape.slots, count: slotCount) }
        return copy
    }
}
