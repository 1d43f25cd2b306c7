import JSON

/// A predicate in brackets: chooses among items that lie on top of the value stack.
class Filter {
    /// Keeps the items from `base` on that pass.
    ///
    /// - Returns: The array that an index chose, which is then the value itself and no longer on the
    ///   stack; otherwise undefined.
    func apply(
        _ evaluation: Evaluation,
        _ base: Int,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        preconditionFailure("Every filter overrides this")
    }
}

extension Filter {
    /// Pushes the items of a value that pass; nothing counts as one undefined item, as it does in the
    /// reference.
    ///
    /// - Returns: What ``apply(_:_:_:)`` returns.
    final func pick(
        from value: RawJSON,
        _ evaluation: Evaluation,
        _ base: Int,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        if try evaluation.append(value) { return try apply(evaluation, base, frame) }
        try evaluation.push(.undefined)
        let picked = try apply(evaluation, base, frame)
        // An undefined item that passed becomes null where the value leaves the evaluation.
        if evaluation.top > base { evaluation.state.pointee.mayHoldForeignValues = true }
        return picked
    }
}

/// A predicate whose value is a boolean.
final class TestFilter: Filter {
    let predicate: PlanNode

    init(_ predicate: PlanNode) {
        self.predicate = predicate
    }

    override func apply(
        _ evaluation: Evaluation,
        _ base: Int,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let end = evaluation.top
        try evaluation.step(end - base)
        var kept = base
        for index in base..<end {
            let item = evaluation.at(index).pointee
            if try predicate.test(evaluation, item, frame) {
                evaluation.at(kept).pointee = item
                kept += 1
            }
        }
        evaluation.top = kept
        return .undefined
    }
}

/// A constant index, from the end if negative.
final class IndexFilter: Filter {
    let index: Double

    init(_ index: Double) {
        self.index = index.rounded(.down)
    }

    override func apply(
        _ evaluation: Evaluation,
        _ base: Int,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let count = evaluation.top - base
        evaluation.top = base
        let place = index < 0 ? Double(count) + index : index
        guard place >= 0, place < Double(count) else { return .undefined }
        let item = evaluation.at(base + Int(place)).pointee
        if item.isArray { return item }
        if !item.isUndefined { try evaluation.push(item) }
        return .undefined
    }
}

/// Any other predicate: a number or several are positions, all else is true or not.
final class ValueFilter: Filter {
    let predicate: PlanNode

    init(_ predicate: PlanNode) {
        self.predicate = predicate
    }

    override func apply(
        _ evaluation: Evaluation,
        _ base: Int,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let end = evaluation.top
        try evaluation.step(end - base)
        for index in base..<end {
            let item = evaluation.at(index).pointee
            let value = try predicate.evaluate(evaluation, item, frame)
            let times = try Filter.count(evaluation, value, at: index - base, of: end - base)
            for _ in 0..<times { try evaluation.push(item) }
        }
        evaluation.dropBelow(end, to: base)
        return .undefined
    }
}

extension Filter {
    /// How often a predicate's value chooses the item at a position: once for each position that it
    /// names, or once if it is true.
    static func count(
        _ evaluation: Evaluation,
        _ value: RawJSON,
        at position: Int,
        of count: Int
    ) throws(Fault) -> Int {
        if let number = try evaluation.number(value) {
            return names(number, position, of: count) ? 1 : 0
        }
        guard value.isArray else { return try evaluation.isTrue(value) ? 1 : 0 }
        let items = value.items
        var times = 0
        for index in 0..<value.count {
            guard let number = try evaluation.number(items[index]) else {
                return try evaluation.isTrue(value) ? 1 : 0
            }
            if names(number, position, of: count) { times += 1 }
        }
        return times
    }

    private static func names(_ number: Double, _ position: Int, of count: Int) -> Bool {
        let index = number.rounded(.down)
        return (index < 0 ? Double(count) + index : index) == Double(position)
    }
}

/// One predicate after another.
final class FilterChain: Filter {
    let first: Filter
    let second: Filter

    init(_ first: Filter, _ second: Filter) {
        self.first = first
        self.second = second
    }

    override func apply(
        _ evaluation: Evaluation,
        _ base: Int,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let picked = try first.apply(evaluation, base, frame)
        if picked.isArray { _ = try evaluation.append(picked) }
        return try second.apply(evaluation, base, frame)
    }
}

/// Predicates on what is no step of a path.
final class FilterNode: PlanNode {
    let value: PlanNode
    let filter: Filter
    let keepsSingleton: Bool

    init(_ value: PlanNode, _ filter: Filter, keepsSingleton: Bool) {
        self.value = value
        self.filter = filter
        self.keepsSingleton = keepsSingleton
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        evaluation.unwrapSequence(try evaluateSequence(evaluation, input, frame))
    }

    override func evaluateSequence(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let value = try value.evaluateSequence(evaluation, input, frame)
        let base = evaluation.top
        let picked = try filter.pick(from: value, evaluation, base, frame)
        if picked.isArray { return keepsSingleton ? keep(picked) : picked }
        let sequence = try evaluation.takeSequence(from: base)
        return keepsSingleton ? keep(sequence) : sequence
    }

    private func keep(_ array: RawJSON) -> RawJSON {
        array.isSequence ? array.flagged(RawJSON.ArrayFlag.keepsSingleton) : array
    }
}

/// Constant positions such as `[[0..9]]`: the list is made once for all items.
final class PositionsFilter: Filter {
    let positions: PlanNode

    init(_ positions: PlanNode) {
        self.positions = positions
    }

    override func apply(
        _ evaluation: Evaluation,
        _ base: Int,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let count = evaluation.top - base
        let value = try positions.evaluate(evaluation, .undefined, frame)
        var times = [Int](repeating: 0, count: count)
        let list = value.isArray ? Array(value.elements) : [value]
        for position in list {
            guard let number = try evaluation.number(position) else { continue }
            let index = number.rounded(.down)
            let place = index < 0 ? Double(count) + index : index
            if place >= 0, place < Double(count) { times[Int(place)] += 1 }
        }
        for index in 0..<count {
            let item = evaluation.at(base + index).pointee
            for _ in 0..<times[index] { try evaluation.push(item) }
        }
        let kept = evaluation.top - base - count
        if kept > 0 { evaluation.at(base).update(from: evaluation.at(base + count), count: kept) }
        evaluation.top = base + kept
        return .undefined
    }
}
