extension RawArena {
    /// Copies a shape with the bytes of its keys.
    package func copyShape(_ shape: RawShape) -> RawShape {
        let count = shape.count
        guard count > 0 else { return .empty }
        let (copy, keys) = allocateShape(keyCount: count)
        UnsafeMutablePointer(mutating: copy.header).pointee = shape.header.pointee
        for index in 0..<count {
            let key = shape.keys[index]
            keys[index] = RawKey(copyString(key.name), word: key.word, hash: key.hash)
        }
        let slotMask = Int(shape.header.pointee.slotMask)
        if slotMask > 0 { copy.slots.update(from: shape.slots, count: slotMask + 1) }
        return copy
    }
}
