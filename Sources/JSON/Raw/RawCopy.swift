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
        guard value.isContainer, value.needsMemory else {
            let size = leafByteCount(value)
            return size <= limit ? size : nil
        }
        return RawShapeMap.with { shapes in
            RawFrames.with { frames in
                var size = containerByteCount(value, shapes: &shapes)
                var frame = RawFrames.Frame(value)
                while size <= limit {
                    guard frame.next < frame.count else {
                        guard let outer = frames.pop() else { return size }
                        frame = outer
                        continue
                    }
                    let child = frame.values[frame.next]
                    frame.next &+= 1
                    guard child.isContainer, child.needsMemory else {
                        size &+= leafByteCount(child)
                        continue
                    }
                    size &+= containerByteCount(child, shapes: &shapes)
                    frames.push(frame)
                    frame = RawFrames.Frame(child)
                }
                return nil
            }
        }
    }

    /// Copies a value into an arena.
    package static func copy(_ value: RawJSON, into arena: RawArena) -> RawJSON {
        // Only the limit makes the copy fail.
        copy(value, into: arena, limit: .max) ?? .null
    }

    /// Copies a value into an arena, unless that takes more than `limit` bytes.
    package static func copy(
        _ value: RawJSON,
        into arena: RawArena,
        limit: Int
    ) -> RawJSON? {
        guard value.isContainer, value.needsMemory else {
            return leafByteCount(value) <= limit ? copyLeaf(value, into: arena) : nil
        }
        let mark = arena.mark
        let copy = RawShapeMap.with { shapes in
            RawFrames.with { frames in
                var task = CopyTask(arena: arena, room: limit)
                return task.copy(value, shapes: &shapes, frames: &frames)
            }
        }
        if copy == nil { arena.reset(to: mark) }
        return copy
    }

    fileprivate static func copyLeaf(_ value: RawJSON, into arena: RawArena) -> RawJSON {
        guard value.tag == .string, value.count > 0 else {
            return value.isContainer ? value.withoutFlags : value
        }
        return arena.copyString(value)
    }

    /// The memory of a string; everything else without elements or members needs none.
    @inline(__always)
    fileprivate static func leafByteCount(_ value: RawJSON) -> Int {
        value.tag == .string ? roundedUp(value.count) : 0
    }

    private static func containerByteCount(
        _ value: RawJSON,
        shapes: inout RawShapeMap
    ) -> Int {
        let stride = MemoryLayout<RawJSON>.stride
        if value.tag == .array { return value.count &* stride }
        let shape = value.shape
        guard shapes.find(shape) == 0 else { return shape.count &* stride }
        shapes.insert(shape, 1)
        return shape.count &* stride &+ byteCount(of: shape)
    }

    fileprivate static func byteCount(of shape: RawShape) -> Int {
        let count = shape.count
        var size = RawShape.byteCount(keyCount: count) + count * MemoryLayout<RawKey>.stride
        let keys = shape.keys
        for index in 0..<count { size += roundedUp(keys[index].name.count) }
        return size
    }

    private static func roundedUp(_ size: Int) -> Int { (size &+ 7) & ~7 }
}

/// One copy under way.
private struct CopyTask {
    let arena: RawArena

    /// How many bytes it may still take.
    var room: Int

    mutating func copy(
        _ value: RawJSON,
        shapes: inout RawShapeMap,
        frames: inout RawFrames
    ) -> RawJSON? {
        guard var frame = enter(value, shapes: &shapes) else { return nil }
        let root = frame.container
        while true {
            let index = frame.next
            guard index < frame.count else {
                guard let outer = frames.pop() else { return root }
                frame = outer
                continue
            }
            frame.next = index &+ 1
            let slot = UnsafeMutablePointer(mutating: frame.values + index)
            let child = slot.pointee
            guard child.isContainer, child.needsMemory else {
                room &-= RawCopy.leafByteCount(child)
                guard room >= 0 else { return nil }
                slot.pointee = RawCopy.copyLeaf(child, into: arena)
                continue
            }
            guard let inner = enter(child, shapes: &shapes) else { return nil }
            frames.push(frame)
            slot.pointee = inner.container
            frame = inner
        }
    }

    /// Copies a container's list of values as it is; they are to be copied in turn.
    private mutating func enter(
        _ container: RawJSON,
        shapes: inout RawShapeMap
    ) -> RawFrames.Frame? {
        let isArray = container.tag == .array
        let count = isArray ? container.count : container.shape.count
        room &-= count &* MemoryLayout<RawJSON>.stride
        guard room >= 0 else { return nil }
        let source = container.pointer.assumingMemoryBound(to: RawJSON.self)
        guard !isArray else {
            let values = arena.allocateValues(count)
            RawBytes.copy(source, to: values, count: count)
            return RawFrames.Frame(.array(values, count: count), values: values, count: count)
        }
        guard let shape = copyShape(container.shape, shapes: &shapes) else { return nil }
        let values = arena.allocateValues(count)
        RawBytes.copy(source, to: values, count: count)
        return RawFrames.Frame(.object(shape, values), values: values, count: count)
    }

    private mutating func copyShape(
        _ shape: RawShape,
        shapes: inout RawShapeMap
    ) -> RawShape? {
        let known = shapes.find(shape)
        guard known == 0 else { return RawShape(address: known) }
        room &-= RawCopy.byteCount(of: shape)
        guard room >= 0 else { return nil }
        let copy = arena.copyShape(shape)
        shapes.insert(shape, copy.address)
        return copy
    }
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
