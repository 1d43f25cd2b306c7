import JSON

extension Planner {
    /// Plans `[…]`; a list of constants is one itself.
    mutating func planArray(
        _ items: [SyntaxNode],
        isConstructed: Bool,
        depth: Int
    ) throws(Fault) -> PlanNode {
        let parts = try planItems(items, depth: depth + 1)
        let constants = parts.compactMap { ($0 as? LiteralNode)?.value }
            .filter { !$0.isArray && !$0.isUndefined }
        if constants.count == parts.count, !constants.isEmpty {
            let array = arena.makeArray(constants, count: constants.count)
            return LiteralNode(
                isConstructed ? array.flagged(RawJSON.ArrayFlag.constructed) : array
            )
        }
        return ArrayNode(items: Planner.list(parts[...]), isConstructed: isConstructed)
    }

    /// Plans the items of a list; only the first counts towards the depth.
    private mutating func planItems(
        _ items: [SyntaxNode],
        depth: Int
    ) throws(Fault) -> [PlanNode] {
        var parts: [PlanNode] = []
        parts.reserveCapacity(items.count)
        let outer = countsDepth
        defer { countsDepth = outer }
        for (index, item) in items.enumerated() {
            if index > 0 { countsDepth = false }
            let plan = try plan(item, depth: depth)
            if case .array = item.form, item.predicates.isEmpty {
                parts.append(NestedItemNode(plan))
            } else {
                parts.append(plan)
            }
        }
        return parts
    }

    /// A list of nodes as one that pushes the items of all: a tree, so that long lists do not nest
    /// deep.
    static func list(_ parts: ArraySlice<PlanNode>) -> PlanNode {
        guard parts.count > 1 else { return parts.first ?? NoItemsNode() }
        let middle = parts.startIndex + parts.count / 2
        return ItemsNode(list(parts[..<middle]), then: list(parts[middle...]))
    }

    /// A list of nodes as one that pushes the value of each, undefined ones too.
    static func argumentList(_ parts: ArraySlice<PlanNode>) -> PlanNode {
        guard let first = parts.first else { return NoItemsNode() }
        guard parts.count > 1 else { return SlotNode(first) }
        let middle = parts.startIndex + parts.count / 2
        return ItemsNode(argumentList(parts[..<middle]), then: argumentList(parts[middle...]))
    }

    /// Nodes as one that evaluates them in turn and has the value of the last.
    private static func block(_ parts: ArraySlice<PlanNode>) -> PlanNode? {
        guard parts.count > 1 else { return parts.first }
        let middle = parts.startIndex + parts.count / 2
        guard let first = block(parts[..<middle]), let rest = block(parts[middle...]) else {
            return nil
        }
        return BlockNode(first, then: rest)
    }

    /// Plans `{…}` as an expression of its own.
    mutating func planObject(
        _ pairs: [SyntaxPair],
        position: Int,
        depth: Int
    ) throws(Fault) -> PlanNode {
        if let constant = try planConstantKeys(pairs, depth: depth) { return constant }
        let planned = try planPairs(pairs, depth: depth)
        return GroupNode(items: InputItemsNode(), pairs: planned, position: position)
    }

    /// Plans keys and values; only the first pair counts towards the depth.
    mutating func planPairs(
        _ pairs: [SyntaxPair],
        depth: Int
    ) throws(Fault) -> [(key: PlanNode, value: PlanNode)] {
        let outer = countsDepth
        defer { countsDepth = outer }
        var planned: [(key: PlanNode, value: PlanNode)] = []
        planned.reserveCapacity(pairs.count)
        for (index, pair) in pairs.enumerated() {
            countsDepth = outer
            let key = try planInLoop(pair.key, depth: depth + 1)
            if index > 0 { countsDepth = false }
            planned.append((key, try planInLoop(pair.value, depth: depth + 1)))
        }
        return planned
    }

    /// Plans an object whose keys are all constant and distinct.
    private mutating func planConstantKeys(
        _ pairs: [SyntaxPair],
        depth: Int
    ) throws(Fault) -> PlanNode? {
        guard !pairs.isEmpty, pairs.count <= 64, Planner.haveConstantKeys(pairs) else {
            return nil
        }
        enter(depth + 1)
        let outer = countsDepth
        defer { countsDepth = outer }
        var keys: [RawKey] = []
        var values: [PlanNode] = []
        keys.reserveCapacity(pairs.count)
        values.reserveCapacity(pairs.count)
        for (index, pair) in pairs.enumerated() {
            guard case .string(let name) = pair.key.form else { return nil }
            keys.append(RawKey(makeString(name)))
            if index > 0 { countsDepth = false }
            values.append(try plan(pair.value, depth: depth + 1))
        }
        if let order = memberOrder(keys) {
            keys = order.map { keys[$0] }
            values = order.map { values[$0] }
        }
        return ObjectNode(
            shape: arena.makeShape(keys, count: keys.count),
            count: keys.count,
            members: Planner.argumentList(values[...]),
            cacheSlot: takeCacheSlot()
        )
    }

    /// Whether all keys are strings, each a different one.
    private static func haveConstantKeys(_ pairs: [SyntaxPair]) -> Bool {
        for (index, pair) in pairs.enumerated() {
            guard case .string(let name) = pair.key.form, pair.key.hasNothingBehind else {
                return false
            }
            for earlier in pairs[..<index] {
                if case .string(name) = earlier.key.form { return false }
            }
        }
        return true
    }

    /// The order in which members are listed where it is not as written: JavaScript puts whole
    /// numbers first.
    private func memberOrder(_ keys: [RawKey]) -> [Int]? {
        guard dialect == .reference, keys.contains(where: { $0.arrayIndex != nil }) else {
            return nil
        }
        let numbered = keys.indices
            .filter { keys[$0].arrayIndex != nil }
            .sorted { (keys[$0].arrayIndex ?? 0) < (keys[$1].arrayIndex ?? 0) }
        return numbered + keys.indices.filter { keys[$0].arrayIndex == nil }
    }

    /// Plans the `{…}` that groups a value.
    mutating func planGroup(
        _ group: SyntaxGroup,
        of items: PlanNode,
        depth: Int
    ) throws(Fault) -> PlanNode {
        let pairs = try planPairs(group.pairs, depth: depth)
        if let rows = items as? RowPathNode {
            return RowGroupNode(path: rows, pairs: pairs, position: group.position)
        }
        return GroupNode(items: items, pairs: pairs, position: group.position)
    }

    /// Plans `(…; …)`.
    mutating func planBlock(
        _ node: SyntaxNode,
        _ expressions: [SyntaxNode],
        depth: Int,
        isTail: Bool
    ) throws(Fault) -> PlanNode {
        var table = NameTable()
        for expression in expressions { expression.gatherBoundNames(into: &table) }
        let names = table.names
        guard !names.isEmpty else {
            return try planSequence(expressions, depth: depth + 1, isTail: isTail)
        }
        // A function made in a loop keeps the variables of its own turn.
        let ownsFrame = isInLoop && node.makesFunction
        let outer = scope
        let outerLoop = isInLoop
        defer {
            scope = outer
            isInLoop = outerLoop
        }
        let layout = ownsFrame ? FrameLayout() : outer.layout
        if ownsFrame { isInLoop = false }
        scope = PlanScope(outer: outer, layout: layout, ownsFrame: ownsFrame)
        let slots = scope.declare(names)
        let body = try planSequence(expressions, depth: depth + 1, isTail: isTail)
        return ownsFrame
            ? FrameNode(layout: layout, body: body) : ScopeNode(slots: slots, body: body)
    }

    private mutating func planSequence(
        _ expressions: [SyntaxNode],
        depth: Int,
        isTail: Bool
    ) throws(Fault) -> PlanNode {
        if expressions.count == 1 {
            return isTail
                ? try planTail(expressions[0], depth: depth)
                : try plan(expressions[0], depth: depth)
        }
        var parts: [PlanNode] = []
        parts.reserveCapacity(expressions.count)
        for (index, expression) in expressions.enumerated() {
            let isLast = isTail && index == expressions.count - 1
            parts.append(
                isLast
                    ? try planTail(expression, depth: depth)
                    : try plan(expression, depth: depth)
            )
        }
        return Planner.block(parts[...]) ?? undefined
    }

    /// Plans `condition ? then : otherwise`.
    mutating func planCondition(
        _ condition: SyntaxNode,
        _ then: SyntaxNode,
        _ otherwise: SyntaxNode?,
        depth: Int,
        isTail: Bool
    ) throws(Fault) -> PlanNode {
        let condition = try plan(condition, depth: depth + 1)
        let then = try planBranch(then, depth: depth + 1, isTail: isTail)
        guard let otherwise else {
            return ConditionNode(condition, then, undefined)
        }
        return ConditionNode(
            condition,
            then,
            try planBranch(otherwise, depth: depth + 1, isTail: isTail)
        )
    }
}
