import JSON

/// An array constructor: `[a, b, …]`.
final class ArrayNode: PlanNode {
    let items: PlanNode

    /// Whether a path takes the array as one item.
    let isConstructed: Bool

    init(items: PlanNode, isConstructed: Bool) {
        self.items = items
        self.isConstructed = isConstructed
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let base = evaluation.top
        _ = try items.push(evaluation, input, frame)
        let array = try evaluation.takeArray(from: base)
        return isConstructed ? array.flagged(RawJSON.ArrayFlag.constructed) : array
    }

    override func push(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        _ = try items.push(evaluation, input, frame)
        return true
    }
}

/// Nothing to push.
final class NoItemsNode: PlanNode {
    override func push(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        false
    }
}

/// Pushes what one node has and then what another has: a list as a tree.
final class ItemsNode: PlanNode {
    let first: PlanNode
    let rest: PlanNode

    init(_ first: PlanNode, then rest: PlanNode) {
        self.first = first
        self.rest = rest
    }

    override func push(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        _ = try first.push(evaluation, input, frame)
        return try rest.push(evaluation, input, frame)
    }
}

/// Pushes a value as it is: an array inside an array, an argument, a member, even an undefined one.
final class SlotNode: PlanNode {
    let value: PlanNode

    init(_ value: PlanNode) {
        self.value = value
    }

    override func push(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        try evaluation.push(try value.evaluate(evaluation, input, frame))
        return true
    }
}

/// Pushes an array inside an array, unless undefined.
final class NestedItemNode: PlanNode {
    let value: PlanNode

    init(_ value: PlanNode) {
        self.value = value
    }

    override func push(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        let value = try value.evaluate(evaluation, input, frame)
        guard !value.isUndefined else { return false }
        try evaluation.push(value)
        return true
    }
}

/// `{"a": …, "b": …}` with constant, distinct keys: the shape of the object is known beforehand.
final class ObjectNode: PlanNode {
    let shape: RawShape
    let count: Int
    let members: PlanNode

    /// Where the evaluation remembers the shape of the last object that lacked members.
    let cacheSlot: Int

    init(shape: RawShape, count: Int, members: PlanNode, cacheSlot: Int) {
        self.shape = shape
        self.count = count
        self.members = members
        self.cacheSlot = cacheSlot
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let context = input.isArray ? try evaluation.groupContext(of: input) : input
        let base = evaluation.top
        _ = try members.push(evaluation, context, frame)
        assert(evaluation.top == base + count, "each member pushes one value")
        for index in 0..<count where evaluation.at(base + index).pointee.isUndefined {
            return try evaluation.makePartialObject(shape, from: base, cacheSlot: cacheSlot)
        }
        let values = evaluation.arena.allocateValues(count)
        values.update(from: evaluation.at(base), count: count)
        evaluation.top = base
        return .object(shape, values)
    }
}

extension Evaluation {
    /// What the value expressions of a constructor with constant keys see of an array: all its
    /// items together.
    func groupContext(of array: RawJSON) throws(Fault) -> RawJSON {
        switch array.count {
        case 0: return .undefined
        case 1: return array.items[0]
        default:
            let base = top
            let items = array.items
            for index in 0..<array.count { _ = try append(items[index]) }
            return try takeArray(from: base)
        }
    }

    /// An object of those members that are not undefined; their values lie on the stack.
    func makePartialObject(
        _ shape: RawShape,
        from base: Int,
        cacheSlot: Int
    ) throws(Fault) -> RawJSON {
        let count = top - base
        guard count <= 64 else { return try makeLargePartialObject(shape, from: base) }
        var mask: UInt64 = 0
        var kept = 0
        for index in 0..<count {
            let value = at(base + index).pointee
            guard !value.isUndefined else { continue }
            mask |= 1 << UInt64(index)
            at(base + kept).pointee = value
            kept += 1
        }
        top = base
        guard kept > 0 else { return .emptyObject }
        let values = try allocateValues(kept)
        values.update(from: at(base), count: kept)
        let entry = state.pointee.cache[cacheSlot]
        if entry.head == mask {
            let address = UInt64(UInt(bitPattern: entry.index))
            return .object(RawShape(address: address), values)
        }
        let partial = makePartialShape(shape, mask, kept)
        state.pointee.cache[cacheSlot] = FieldCacheEntry(
            head: mask,
            index: Int(bitPattern: UInt(partial.address))
        )
        return .object(partial, values)
    }

    private func makeLargePartialObject(
        _ shape: RawShape,
        from base: Int
    ) throws(Fault) -> RawJSON {
        var members: [(key: RawKey, value: RawJSON)] = []
        for index in 0..<shape.count {
            let value = at(base + index).pointee
            if !value.isUndefined { members.append((shape.keys[index], value)) }
        }
        top = base
        return try makeObject(members)
    }

    private func makePartialShape(_ shape: RawShape, _ mask: UInt64, _ count: Int) -> RawShape {
        var keys: [RawKey] = []
        keys.reserveCapacity(count)
        for index in 0..<shape.count where mask & 1 << UInt64(index) != 0 {
            keys.append(shape.keys[index])
        }
        return shapes.makeShape(keys, count: count)
    }

    /// An object from keys and values, the last of two with one key winning.
    ///
    /// The reference lists members with whole-number names first, as JavaScript does.
    func makeObject(_ members: [(key: RawKey, value: RawJSON)]) throws(Fault) -> RawJSON {
        guard !members.isEmpty else { return .emptyObject }
        try reserve(members.count * 64)
        var keys = members.map(\.key)
        var values = members.map(\.value)
        if state.pointee.dialect == .reference, keys.contains(where: { $0.arrayIndex != nil }) {
            let order = Evaluation.javaScriptOrder(keys)
            keys = order.map { members[$0].key }
            values = order.map { members[$0].value }
        }
        // The shape arena is never reset, so that caches may know the shape by its address.
        let count = keys.count
        let shapes = shapes
        return keys.withUnsafeMutableBufferPointer { keys in
            values.withUnsafeMutableBufferPointer { values in
                guard let keys = keys.baseAddress, let values = values.baseAddress else {
                    return .emptyObject
                }
                return shapes.makeObject(keys, values, count: count)
            }
        }
    }

    private static func javaScriptOrder(_ keys: [RawKey]) -> [Int] {
        let numbered = keys.indices.compactMap { index in
            keys[index].arrayIndex.map { (number: $0, index: index) }
        }
        let first = numbered.sorted { ($0.number, $0.index) < ($1.number, $1.index) }.map(\.index)
        return first + keys.indices.filter { keys[$0].arrayIndex == nil }
    }

    /// A key whose bytes live as long as the shapes of this evaluation.
    func makeKey(_ name: RawJSON) -> RawKey {
        guard name.count > 0 else { return RawKey(.emptyString) }
        return RawKey(
            shapes.makeString(name.pointer, count: name.count, flags: name.stringFlags)
        )
    }
}

extension RawKey {
    /// The whole number below 2^32 - 1 that the name is, in its usual form.
    var arrayIndex: UInt32? {
        let count = name.count
        guard count > 0, count <= 10 else { return nil }
        let bytes = name.utf8
        if bytes[0] == UInt8(ascii: "0") { return count == 1 ? 0 : nil }
        var number: UInt64 = 0
        for byte in bytes {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            number = number * 10 + UInt64(byte - UInt8(ascii: "0"))
        }
        return number < UInt64(UInt32.max) ? UInt32(number) : nil
    }
}
