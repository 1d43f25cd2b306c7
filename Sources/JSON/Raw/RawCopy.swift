/// Copies values out of the memory they lie in, with their shapes, into as much as they need.
package enum RawCopy {
    /// A copy of a value in a block of exactly its size, or `nil` if that would exceed `limit` bytes.
    ///
    /// What needs no memory is returned without a document.
    package static func copy(_ value: RawJSON, limit: Int = .max) -> JSONValue? {
        guard value.needsMemory else { return JSONValue(document: nil, raw: value) }
        guard let byteCount = byteCount(of: value, limit: limit) else { return nil }
        let arena = RawArena(capacity: byteCount)
        let root = copy(value, into: arena)
        return JSONValue(document: RawDocument(adopting: arena), raw: root)
    }

    /// The memory that a copy takes, or `nil` if it exceeds `limit` bytes.
    ///
    /// - Complexity: O(`limit`) at most.
    package static func byteCount(of value: RawJSON, limit: Int = .max) -> Int? {
        guard value.isContainer else {
            let size = value.needsMemory ? roundedUp(value.count) : 0
            return size <= limit ? size : nil
        }
        var size = 0
        var shapes = ShapeMap()
        var frames = RawFrames()
        size += containerByteCount(value, shapes: &shapes)
        frames.push(value)
        while frames.depth > 0 {
            guard size <= limit else { return nil }
            guard frames.top.next < frames.top.count else {
                frames.pop()
                continue
            }
            let child = frames.top.values[frames.top.next]
            frames.top.next += 1
            guard child.needsMemory else { continue }
            if child.isContainer {
                size += containerByteCount(child, shapes: &shapes)
                frames.push(child)
            } else {
                size += roundedUp(child.count)
            }
        }
        return size <= limit ? size : nil
    }

    /// Copies a value into an arena.
    package static func copy(_ value: RawJSON, into arena: RawArena) -> RawJSON {
        guard value.isContainer else { return copyLeaf(value, into: arena) }
        guard value.needsMemory else { return value.withoutFlags }
        var shapes = ShapeMap()
        var frames = RawFrames()
        let root = enter(value, arena: arena, shapes: &shapes, frames: &frames)
        while frames.depth > 0 {
            let index = frames.top.next
            guard index < frames.top.count else {
                frames.pop()
                continue
            }
            frames.top.next = index + 1
            let slot = UnsafeMutablePointer(mutating: frames.top.values + index)
            let child = slot.pointee
            if !child.needsMemory {
                if child.isContainer { slot.pointee = child.withoutFlags }
            } else if child.isContainer {
                slot.pointee = enter(child, arena: arena, shapes: &shapes, frames: &frames)
            } else {
                slot.pointee = copyLeaf(child, into: arena)
            }
        }
        return root
    }

    /// Copies a container's list of values as it is and notes that they are to be copied in turn.
    private static func enter(
        _ container: RawJSON,
        arena: RawArena,
        shapes: inout ShapeMap,
        frames: inout RawFrames
    ) -> RawJSON {
        let source = container.pointer.assumingMemoryBound(to: RawJSON.self)
        let count: Int
        let values: UnsafeMutablePointer<RawJSON>
        let copy: RawJSON
        if container.tag == .array {
            count = container.count
            values = arena.allocateValues(count)
            copy = .array(values, count: count)
        } else {
            let shape = shapes.copy(container.shape, into: arena)
            count = shape.count
            values = arena.allocateValues(count)
            copy = .object(shape, values)
        }
        values.update(from: source, count: count)
        frames.push(copy, values: values, count)
        return copy
    }

    private static func copyLeaf(_ value: RawJSON, into arena: RawArena) -> RawJSON {
        guard value.tag == .string, value.count > 0 else { return value }
        return arena.makeString(value.pointer, count: value.count, flags: value.stringFlags)
    }

    private static func containerByteCount(_ value: RawJSON, shapes: inout ShapeMap) -> Int {
        guard value.needsMemory else { return 0 }
        if value.tag == .array { return value.count * MemoryLayout<RawJSON>.stride }
        let shape = value.shape
        let values = shape.count * MemoryLayout<RawJSON>.stride
        return values + (shapes.insert(shape) ? byteCount(of: shape) : 0)
    }

    private static func byteCount(of shape: RawShape) -> Int {
        let count = shape.count
        var size = MemoryLayout<RawShape.Header>.size + count * MemoryLayout<RawKey>.stride
        size += roundedUp(RawShape.slotCount(keyCount: count) * MemoryLayout<UInt32>.stride)
        let keys = shape.keys
        for index in 0..<count { size += roundedUp(keys[index].name.count) }
        return size
    }

    private static func roundedUp(_ size: Int) -> Int { (size + 7) & ~7 }
}

extension RawJSON {
    /// Whether this is an array or an object.
    @inlinable package var isContainer: Bool {
        let byte = UInt8(truncatingIfNeeded: head)
        return byte == RawTag.array.rawValue || byte == RawTag.object.rawValue
    }

    /// Whether there is anything behind the pointer that this value may have.
    @inlinable package var needsMemory: Bool {
        switch tag {
        case .string, .array: count > 0
        case .object: shape.count > 0
        default: false
        }
    }

    /// An array or object without what the evaluator notes in its flags.
    @inlinable package var withoutFlags: RawJSON {
        assert(isContainer, "only these have flags that a document must not have")
        return RawJSON(head: head & ~0xFF00, payload: payload)
    }
}

/// Shapes met in the course of a copy, and their copies: a few in a list, many in a dictionary.
private struct ShapeMap {
    private var list: [(source: UInt64, copy: UInt64)] = []
    private var dictionary: [UInt64: UInt64] = [:]

    private static let listLimit = 16

    private subscript(source: UInt64) -> UInt64? {
        // Objects alike stand together, so that the newest is the likeliest.
        for entry in list.reversed() where entry.source == source { return entry.copy }
        return dictionary.isEmpty ? nil : dictionary[source]
    }

    private mutating func add(_ source: UInt64, _ copy: UInt64) {
        if list.count < Self.listLimit {
            list.append((source, copy))
        } else {
            dictionary[source] = copy
        }
    }

    /// Notes a shape.
    ///
    /// - Returns: Whether it is new.
    mutating func insert(_ shape: RawShape) -> Bool {
        guard self[shape.address] == nil else { return false }
        add(shape.address, 0)
        return true
    }

    /// The copy of a shape, made on first sight.
    mutating func copy(_ shape: RawShape, into arena: RawArena) -> RawShape {
        if let known = self[shape.address] { return RawShape(address: known) }
        let copy = arena.copyShape(shape)
        add(shape.address, copy.address)
        return copy
    }
}

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
