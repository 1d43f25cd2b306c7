import JSON

/// `items{key: value, …}`, and an object constructor whose keys are known only when it runs.
final class GroupNode: PlanNode {
    /// What is grouped; the context for an object constructor.
    let items: PlanNode
    let pairs: [(key: PlanNode, value: PlanNode)]
    let position: Int

    /// The first key, mostly the only one: taken out of the list, it is evaluated for each item
    /// without counting references.
    private let firstKey: PlanNode

    init(items: PlanNode, pairs: [(key: PlanNode, value: PlanNode)], position: Int) {
        self.items = items
        self.pairs = pairs
        firstKey = pairs.first?.key ?? LiteralNode(.undefined)
        self.position = position
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let base = evaluation.top
        _ = try items.push(evaluation, input, frame)
        // Of nothing, one object is made all the same.
        if evaluation.top == base { try evaluation.push(.undefined) }
        let end = evaluation.top
        var groups = GroupTable()
        for index in base..<end {
            let item = evaluation.at(index).pointee
            try evaluation.step()
            let key = try firstKey.evaluate(evaluation, item, frame)
            try groups.add(evaluation, key, item: index, pair: 0, position: position)
            for number in 1..<max(pairs.count, 1) {
                let key = try pairs[number].key.evaluate(evaluation, item, frame)
                try groups.add(evaluation, key, item: index, pair: number, position: position)
            }
        }
        var members: [(key: RawKey, value: RawJSON)] = []
        members.reserveCapacity(groups.count)
        for group in 0..<groups.count {
            let context = try context(evaluation, groups, group)
            let value = try pairs[groups.pair(of: group)].value
                .evaluate(evaluation, context, frame)
            if !value.isUndefined { members.append((groups.key(of: group), value)) }
        }
        evaluation.top = base
        return try evaluation.makeObject(members)
    }

    private func context(
        _ evaluation: Evaluation,
        _ groups: GroupTable,
        _ group: Int
    ) throws(Fault) -> RawJSON {
        let indices = groups.items(of: group)
        guard indices.count > 1 else { return evaluation.at(indices[0]).pointee }
        let base = evaluation.top
        for index in indices { _ = try evaluation.append(evaluation.at(index).pointee) }
        return try evaluation.takeArray(from: base)
    }
}

/// The context's items one by one: what an object constructor groups.
final class InputItemsNode: PlanNode {
    override func push(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        guard input.isArray else {
            try evaluation.push(input)
            return true
        }
        return try evaluation.append(input)
    }
}

/// Items by key, in the order in which the keys came up.
struct GroupTable {
    private struct Group {
        let key: RawKey
        let pair: Int
        var items: [Int]
    }

    private var groups: [Group] = []
    private var slots: [Int32] = Array(repeating: -1, count: 16)

    /// The number of keys.
    var count: Int { groups.count }

    /// A group's key.
    func key(of group: Int) -> RawKey { groups[group].key }

    /// Which of the key expressions made a group's key.
    func pair(of group: Int) -> Int { groups[group].pair }

    /// The places of a group's items.
    func items(of group: Int) -> [Int] { groups[group].items }

    /// Adds an item under a key; nothing if the key is undefined.
    mutating func add(
        _ evaluation: Evaluation,
        _ key: RawJSON,
        item: Int,
        pair: Int,
        position: Int
    ) throws(Fault) {
        if key.isUndefined { return }
        guard key.isString else {
            throw evaluation.fault(.keyNotString, position: position, value: key)
        }
        let hash = RawBytes.hash(key.pointer, count: key.count)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let group = Int(slots[slot])
            if groups[group].key.hash == hash, RawEquality.equal(groups[group].key.name, key) {
                guard groups[group].pair == pair else {
                    throw evaluation.fault(.keyTwice, position: position, value: key)
                }
                groups[group].items.append(item)
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(groups.count)
        groups.append(Group(key: evaluation.makeKey(key), pair: pair, items: [item]))
        if groups.count * 2 > slots.count { grow() }
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (index, group) in groups.enumerated() {
            var slot = Int(truncatingIfNeeded: group.key.hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }
}
