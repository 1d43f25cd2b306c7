extension JSONParser {
    /// Enters a container, whose bracket is at `place`.
    @inline(__always)
    mutating func open(_ place: Place, isObject: Bool) throws(ParsingFailure) {
        guard depth < options.nestingLimit else {
            throw .reason(.nestingTooDeep(limit: options.nestingLimit), at: place)
        }
        depth += 1
        let marker = stack.count
        stack.push(container.packed)
        container = OpenContainer(marker: marker, isObject: isObject, within: container)
    }

    /// Goes back to what the innermost container stands in.
    @inline(__always)
    mutating func leave() {
        let marker = container.marker
        container = OpenContainer(packed: stack.base[marker])
        stack.truncate(to: marker)
        depth -= 1
    }

    /// Ends the innermost container, which has at least one value and whose bracket must be at `place`.
    @inline(__always)
    mutating func closeContainer(_ place: Place) throws(ParsingFailure) -> RawJSON {
        let first = container.marker + 1
        let count = stack.count - first
        let value: RawJSON
        if container.isObject {
            guard place.pointee == UInt8(ascii: "}") else {
                throw .unexpected(.commaOrBrace, at: place)
            }
            value =
                container.firstWideKey < 0 ? makeObject(first, count) : try makeWideObject(first)
        } else {
            guard place.pointee == UInt8(ascii: "]") else {
                throw .unexpected(.commaOrBracket, at: place)
            }
            let elements = arena.allocateValues(count)
            RawBytes.copy(stack.base + first, to: elements, count: count)
            value = .array(elements, count: count)
        }
        leave()
        return value
    }

    /// Reads a key, the colon and the space up to the value.
    ///
    /// - Returns: The value's place.
    @inline(never)
    mutating func parseKey(
        _ place: Place,
        or expectation: ParsingFailure.Expectation
    ) throws(ParsingFailure) -> Place {
        var cursor = place
        guard cursor.pointee == UInt8(ascii: "\"") else {
            throw .unexpected(expectation, at: cursor)
        }
        if let end = knownKeyEnd(cursor + 1) {
            cursor = end
        } else {
            let key = try parseString(&cursor)
            // A name without escapes is as long as its text; it was compared with the known ones.
            let isPlain = cursor - place == key.count + 2
            try enter(RawKey(unhashed: key), isListed: !isPlain)
        }
        if cursor.pointee != UInt8(ascii: ":") {
            cursor = Self.skipWhitespace(cursor)
            guard cursor.pointee == UInt8(ascii: ":") else { throw .unexpected(.colon, at: cursor) }
        }
        return Self.skipWhitespace(cursor + 1)
    }

    /// Goes on to the key at `bytes`, if it once followed the keys so far.
    ///
    /// - Returns: The place behind its closing quote.
    @inline(__always)
    private mutating func knownKeyEnd(_ bytes: Place) -> Place? {
        guard container.firstWideKey < 0 else { return nil }
        let node = tree.node(container.node)
        let predicted =
            container.node == ShapeTree.root
            ? tree.node(container.context).pointee.inner : node.pointee.predicted
        if predicted != 0, let end = keyEnd(of: predicted, at: bytes) {
            container.node = predicted
            return end
        }
        return node.pointee.newestChild == 0 ? nil : otherKnownKeyEnd(bytes)
    }

    private mutating func otherKnownKeyEnd(_ bytes: Place) -> Place? {
        var child = tree.node(container.node).pointee.newestChild
        for _ in 0..<ShapeTree.listLimit where child != 0 {
            if let end = keyEnd(of: child, at: bytes) {
                follow(child)
                return end
            }
            child = tree.node(child).pointee.olderSibling
        }
        return nil
    }

    /// Goes on to a child and expects it the next time.
    @inline(__always)
    private mutating func follow(_ child: ShapeTree.Handle) {
        if container.node == ShapeTree.root {
            tree.node(container.context).pointee.inner = child
        } else {
            tree.node(container.node).pointee.predicted = child
        }
        container.node = child
    }

    /// The place behind the closing quote, if a node's last key stands at `bytes`.
    @inline(__always)
    private mutating func keyEnd(of node: ShapeTree.Handle, at bytes: Place) -> Place? {
        let known = tree.node(node)
        let word = UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
        let name = known.pointee.key.name
        let count = name.count
        guard word & known.pointee.mask == known.pointee.key.word,
            // A key with an escape cannot stand here as it is; and all its bytes must be before the end.
            name.stringFlags.contains(.clean), count < end - bytes,
            bytes[count] == UInt8(ascii: "\""),
            count <= 8 || RawBytes.equal(bytes, name.pointer, count: count)
        else { return nil }
        return bytes + count + 1
    }

    /// Notes a key that is new behind the keys so far.
    private mutating func enter(_ key: RawKey, isListed: Bool) throws(ParsingFailure) {
        if container.firstWideKey < 0 {
            let node = container.node
            if tree.node(node).pointee.depth < Limits.treeDepth {
                let child = tree.child(of: node, key: key, isListed: isListed)
                if child != 0 {
                    follow(child)
                    return
                }
                guard options.duplicateMembers == .keepLast else { throw duplicateFailure(key) }
            }
            container.firstWideKey = Int32(wideKeys.count)
        }
        wideKeys.append(key)
    }

    /// A name's bytes lie where they stood in the text, behind the opening quote.
    private mutating func duplicateFailure(_ key: RawKey) -> ParsingFailure {
        let place = start + (key.name.pointer - UnsafeRawPointer(start)) - 1
        let name = String(decoding: key.name.utf8, as: UTF8.self)
        return .reason(.duplicateMember(name), at: place)
    }

    private mutating func makeObject(_ first: Int, _ count: Int) -> RawJSON {
        let node = tree.node(container.node)
        assert(Int(node.pointee.depth) == count, "each key has a value")
        if node.pointee.shape == 0 { node.pointee.shape = makeShape(of: container.node).address }
        let values = arena.allocateValues(count)
        RawBytes.copy(stack.base + first, to: values, count: count)
        return .object(RawShape(address: node.pointee.shape), values)
    }

    private mutating func makeShape(of node: ShapeTree.Handle) -> RawShape {
        arena.makeShape(count: Int(tree.node(node).pointee.depth)) { keys in
            tree.copyKeys(of: node, to: keys)
        }
    }

    /// Makes an object with many keys, or with one key twice.
    private mutating func makeWideObject(_ first: Int) throws(ParsingFailure) -> RawJSON {
        let count = stack.count - first
        let values = stack.base + first
        let result = withUnsafeTemporaryAllocation(of: RawKey.self, capacity: count) { keys in
            Result { () throws(ParsingFailure) in
                guard let start = keys.baseAddress else { return RawJSON.emptyObject }
                tree.copyKeys(of: container.node, to: start)
                let inTree = Int(tree.node(container.node).pointee.depth)
                for index in inTree..<count {
                    start[index] = wideKeys[Int(container.firstWideKey) + index - inTree]
                }
                if repeatsLastWideShape(start, count: count) {
                    let copy = arena.allocateValues(count)
                    copy.update(from: values, count: count)
                    return .object(lastWideShape, copy)
                }
                if options.duplicateMembers == .report {
                    try reportDuplicate(start, count: count)
                }
                return arena.makeObject(start, values, count: count)
            }
        }
        wideKeys.removeSubrange(Int(container.firstWideKey)...)
        let object = try result.get()
        lastWideShape = object.shape
        return object
    }

    private mutating func repeatsLastWideShape(_ keys: UnsafePointer<RawKey>, count: Int) -> Bool {
        guard lastWideShape.count == count else { return false }
        let known = lastWideShape.keys
        for index in 0..<count where !known[index].matches(keys[index]) { return false }
        return true
    }

    private mutating func reportDuplicate(
        _ keys: UnsafeMutablePointer<RawKey>,
        count: Int
    ) throws(ParsingFailure) {
        let slotCount = max(RawShape.slotCount(keyCount: count), 32)
        let duplicate = withUnsafeTemporaryAllocation(of: UInt32.self, capacity: slotCount) {
            slots in
            slots.initialize(repeating: 0)
            guard let start = slots.baseAddress else { return count }
            return (0..<count).first { index in
                keys[index] = keys[index].hashed
                return RawShape.insert(index, of: keys, into: start, mask: slotCount - 1) >= 0
            } ?? count
        }
        guard duplicate == count else { throw duplicateFailure(keys[duplicate]) }
    }
}
