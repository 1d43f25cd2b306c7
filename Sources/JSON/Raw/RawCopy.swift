/// Copies values out of the memory they lie in, with their shapes, into as much as they need.
@usableFromInline
package enum RawCopy {
    /// A copy of a value in a block of exactly its size, or `nil` if that would exceed `limit` bytes.
    ///
    /// What needs no memory is returned without a document.
    package static func copy(_ value: RawJSON, limit: Int = .max) -> JSONValue? {
        guard value.needsMemory else {
            return JSONValue(document: nil, raw: value.isContainer ? value.withoutFlags : value)
        }
        guard let byteCount = byteCount(of: value, limit: limit) else { return nil }
        let arena = RawArena(capacity: byteCount)
        let root = copy(value, into: arena)
        return JSONValue(document: RawDocument(adopting: arena), raw: root)
    }

    /// The memory that a copy takes, or `nil` if it exceeds `limit` bytes.
    ///
    /// - Complexity: O(`limit`) at most.
    package static func byteCount(of value: RawJSON, limit: Int = .max) -> Int? {
        guard value.needsMemory else { return 0 }
        guard value.isContainer else {
            let size = roundedUp(value.count)
            return size <= limit ? size : nil
        }
        return RawFrames.with { frames in
            var shapes = RawShapeMap()
            var size = containerByteCount(value, shapes: &shapes)
            var frame = RawFrames.Frame(value)
            while size <= limit {
                guard frame.next < frame.count else {
                    guard let outer = frames.pop() else { return size }
                    frame = outer
                    continue
                }
                let child = frame.values[frame.next]
                frame.next += 1
                guard child.needsMemory else { continue }
                guard child.isContainer else {
                    size += roundedUp(child.count)
                    continue
                }
                size += containerByteCount(child, shapes: &shapes)
                frames.push(frame)
                frame = RawFrames.Frame(child)
            }
            return nil
        }
    }

    /// Copies a value into an arena.
    package static func copy(_ value: RawJSON, into arena: RawArena) -> RawJSON {
        guard value.isContainer else { return copyLeaf(value, into: arena) }
        guard value.needsMemory else { return value.withoutFlags }
        return RawFrames.with { frames in
            var shapes = RawShapeMap()
            var frame = enter(value, arena: arena, shapes: &shapes)
            let root = frame.container
            while true {
                let index = frame.next
                guard index < frame.count else {
                    guard let outer = frames.pop() else { return root }
                    frame = outer
                    continue
                }
                frame.next = index + 1
                let slot = UnsafeMutablePointer(mutating: frame.values + index)
                let child = slot.pointee
                guard child.isContainer, child.needsMemory else {
                    slot.pointee =
                        child.isContainer
                        ? child.withoutFlags : copyLeaf(child, into: arena)
                    continue
                }
                frames.push(frame)
                frame = enter(child, arena: arena, shapes: &shapes)
                slot.pointee = frame.container
            }
        }
    }

    /// Copies a container's list of values as it is; they are to be copied in turn.
    private static func enter(
        _ container: RawJSON,
        arena: RawArena,
        shapes: inout RawShapeMap
    ) -> RawFrames.Frame {
        let source = container.pointer.assumingMemoryBound(to: RawJSON.self)
        if container.tag == .array {
            let count = container.count
            let values = arena.allocateValues(count)
            values.update(from: source, count: count)
            return RawFrames.Frame(.array(values, count: count), values: values, count: count)
        }
        let shape = shapes.copy(container.shape, into: arena)
        let count = shape.count
        let values = arena.allocateValues(count)
        values.update(from: source, count: count)
        return RawFrames.Frame(.object(shape, values), values: values, count: count)
    }

    private static func copyLeaf(_ value: RawJSON, into arena: RawArena) -> RawJSON {
        guard value.tag == .string, value.count > 0 else { return value }
        return arena.makeString(value.pointer, count: value.count, flags: value.stringFlags)
    }

    private static func containerByteCount(_ value: RawJSON, shapes: inout RawShapeMap) -> Int {
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
