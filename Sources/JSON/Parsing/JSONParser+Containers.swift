extension JSONParser {
    /// Enters an array, unless it is empty.
    mutating func openArray() throws(ParsingFailure) -> RawJSON? {
        try open(isObject: false)
        skipWhitespace()
        guard cursor.pointee == UInt8(ascii: "]") else { return nil }
        cursor += 1
        leave()
        return .emptyArray
    }

    /// Enters an object and reads its first key, unless it is empty.
    mutating func openObject() throws(ParsingFailure) -> RawJSON? {
        try open(isObject: true)
        skipWhitespace()
        guard cursor.pointee == UInt8(ascii: "}") else {
            try parseKey(or: .nameOrEnd)
            return nil
        }
        cursor += 1
        leave()
        return .emptyObject
    }

    private mutating func open(isObject: Bool) throws(ParsingFailure) {
        guard depth < options.nestingLimit else {
            throw .reason(.nestingTooDeep(limit: options.nestingLimit), at: cursor)
        }
        depth += 1
        cursor += 1
        let marker = stack.count
        stack.push(container.packed)
        container = Container(
            marker: marker,
            isObject: isObject,
            node: ShapeTree.root,
            firstWideKey: -1
        )
    }

    /// Goes back to what the innermost container stands in.
    private mutating func leave() {
        let marker = container.marker
        container = Container(packed: stack.base[marker])
        stack.truncate(to: marker)
        depth -= 1
    }

    /// Ends the innermost container, which has at least one value.
    mutating func closeContainer() throws(ParsingFailure) -> RawJSON {
        let first = container.marker + 1
        let count = stack.count - first
        let value: RawJSON
        if container.isObject {
            guard cursor.pointee == UInt8(ascii: "}") else {
                throw .unexpected(.commaOrBrace, at: cursor)
            }
            value =
                container.firstWideKey < 0 ? makeObject(first, count) : try makeWideObject(first)
        } else {
            guard cursor.pointee == UInt8(ascii: "]") else {
                throw .unexpected(.commaOrBracket, at: cursor)
            }
            let elements = arena.allocateValues(count)
            elements.update(from: stack.base + first, count: count)
            value = .array(elements, count: count)
        }
        cursor += 1
        leave()
        return value
    }

    /// Reads a key, the colon and the space up to the value.
    @inline(__always)
    mutating func parseKey(
        or expectation: ParsingFailure.Expectation
    ) throws(ParsingFailure) {
        guard cursor.pointee == UInt8(ascii: "\"") else {
            throw .unexpected(expectation, at: cursor)
        }
        if !takePredictedKey() { try parseOtherKey() }
        skipWhitespace()
        guard cursor.pointee == UInt8(ascii: ":") else { throw .unexpected(.colon, at: cursor) }
        cursor += 1
        skipWhitespace()
    }

    /// Takes the key that followed these keys in the last object, if it stands here again.
    @inline(__always)
    private mutating func takePredictedKey() -> Bool {
        let predicted = tree.nodes[Int(container.node)].predicted
        guard predicted != 0, container.firstWideKey < 0 else { return false }
        let key = tree.nodes[Int(predicted)].key
        let count = key.name.count
        let bytes = cursor + 1
        // A key with an escape cannot stand here as it is; and all its bytes must be before the end.
        guard key.name.stringFlags.contains(.clean), count < end - bytes,
            RawBytes.word(bytes, count: count) == key.word,
            bytes[count] == UInt8(ascii: "\""),
            count <= 8 || RawBytes.equal(bytes, key.name.pointer, count: count)
        else { return false }
        cursor = bytes + count + 1
        container.node = predicted
        return true
    }

    private mutating func parseOtherKey() throws(ParsingFailure) {
        let place = cursor
        let key = RawKey(try parseString())
        if container.firstWideKey < 0 {
            let node = container.node
            if tree.nodes[Int(node)].depth < Limits.treeDepth {
                if let child = tree.child(of: node, key: key) {
                    container.node = child
                    return
                }
                guard options.duplicateMembers == .keepLast else {
                    throw .reason(.duplicateMember(Self.text(of: key.name)), at: place)
                }
            }
            container.firstWideKey = Int32(wideKeys.count)
        }
        wideKeys.append(key)
    }

    private mutating func makeObject(_ first: Int, _ count: Int) -> RawJSON {
        let node = tree.nodes + Int(container.node)
        assert(Int(node.pointee.depth) == count, "each key has a value")
        if node.pointee.shape == 0 { node.pointee.shape = makeShape(of: container.node).address }
        let values = arena.allocateValues(count)
        values.update(from: stack.base + first, count: count)
        return .object(RawShape(address: node.pointee.shape), values)
    }

    private func makeShape(of node: Int32) -> RawShape {
        let count = Int(tree.nodes[Int(node)].depth)
        return withUnsafeTemporaryAllocation(of: RawKey.self, capacity: count) { keys in
            guard let start = keys.baseAddress else { return .empty }
            tree.copyKeys(of: node, to: start)
            return arena.makeShape(start, count: count)
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
                let inTree = Int(tree.nodes[Int(container.node)].depth)
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

    private func repeatsLastWideShape(_ keys: UnsafePointer<RawKey>, count: Int) -> Bool {
        guard lastWideShape.count == count else { return false }
        let known = lastWideShape.keys
        for index in 0..<count where !known[index].matches(keys[index]) { return false }
        return true
    }

    private func reportDuplicate(
        _ keys: UnsafePointer<RawKey>,
        count: Int
    ) throws(ParsingFailure) {
        let slotCount = max(RawShape.slotCount(keyCount: count), 32)
        let duplicate = withUnsafeTemporaryAllocation(of: UInt32.self, capacity: slotCount) {
            slots in
            slots.initialize(repeating: 0)
            guard let start = slots.baseAddress else { return count }
            return (0..<count).first {
                RawShape.insert($0, of: keys, into: start, mask: slotCount - 1) >= 0
            } ?? count
        }
        guard duplicate < count else { return }
        // A name's bytes lie where they stood in the text, behind the opening quote.
        let name = keys[duplicate].name
        let place = start + (name.pointer - UnsafeRawPointer(start)) - 1
        throw .reason(.duplicateMember(Self.text(of: name)), at: place)
    }

    private static func text(of name: RawJSON) -> String {
        String(decoding: name.utf8, as: UTF8.self)
    }
}
