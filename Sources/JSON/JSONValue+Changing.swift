extension JSONValue {
    /// This object with one member set, in its old place or at the end.
    ///
    /// The list of members is copied, the rest is shared. What is no object counts as an empty one.
    public func setting(_ key: String, to value: JSONValue) -> JSONValue {
        guard raw.tag == .object, let document else { return [key: value] }
        guard document.depth < Limits.borrowingDepth else {
            return compacted().setting(key, to: value)
        }
        return withExtendedLifetime(document) {
            let shape = raw.shape
            let count = shape.count
            var composer = RawComposer(capacity: 64 + (count + 1) * 48)
            composer.borrow(document)
            let index = key.withBytes {
                shape.index(of: RawBytes.start(of: $0), count: $0.count)
            }
            let total = index < 0 ? count + 1 : count
            let values = composer.arena.allocateValues(total)
            values.update(from: raw.pointer.assumingMemoryBound(to: RawJSON.self), count: count)
            values[index < 0 ? count : index] = composer.adopt(value)
            guard index < 0 else { return composer.finish(.object(shape, values)) }
            let added = composer.arena.makeKey(key)
            let longer = composer.arena.makeShape(count: total) { keys in
                keys.update(from: shape.keys, count: count)
                keys[count] = added
            }
            return composer.finish(.object(longer, values))
        }
    }

    /// This object without one member; whatever else it is, unchanged.
    ///
    /// The list of members is copied, the rest is shared.
    public func removing(_ key: String) -> JSONValue {
        guard raw.tag == .object, let document else { return self }
        guard document.depth < Limits.borrowingDepth else { return compacted().removing(key) }
        return withExtendedLifetime(document) {
            let shape = raw.shape
            let index = key.withBytes {
                shape.index(of: RawBytes.start(of: $0), count: $0.count)
            }
            guard index >= 0 else { return self }
            let count = shape.count - 1
            guard count > 0 else { return .emptyObject }
            var composer = RawComposer(capacity: 64 + count * 48)
            composer.borrow(document)
            let values = composer.arena.allocateValues(count)
            for position in 0..<count {
                values[position] = raw.values[position < index ? position : position + 1]
            }
            let shorter = composer.arena.makeShape(count: count) { keys in
                for position in 0..<count {
                    keys[position] = shape.keys[position < index ? position : position + 1]
                }
            }
            return composer.finish(.object(shorter, values))
        }
    }
}
