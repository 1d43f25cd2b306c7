import JSON

/// A path that binds names on its way: by `@`, by `#`, or to the ancestors that a `%` needs.
///
/// From the first step that binds, the path carries rows: an item and the values bound on the way to
/// it. A row is an array of the evaluator's own: the item first, then one value for each name.
final class RowPathNode: PlanNode {
    /// The steps before the first that binds.
    let source: PathSource
    let prefix: PathStep
    let steps: [RowStep]
    let scope: RowScope
    let keepsSingleton: Bool

    /// Whether the rows themselves are the value: an enclosing path needs their bindings.
    let yieldsRows: Bool

    init(
        source: PathSource,
        prefix: PathStep,
        steps: [RowStep],
        scope: RowScope,
        keepsSingleton: Bool,
        yieldsRows: Bool
    ) {
        self.source = source
        self.prefix = prefix
        self.steps = steps
        self.scope = scope
        self.keepsSingleton = keepsSingleton
        self.yieldsRows = yieldsRows
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let base = evaluation.top
        try pushRows(evaluation, input, frame)
        if yieldsRows {
            return try evaluation.takeSequence(from: base).flagged(RawJSON.ArrayFlag.rows)
        }
        for index in base..<evaluation.top {
            evaluation.at(index).pointee = evaluation.at(index).pointee.items[0]
        }
        return try evaluation.collapse(from: base, keepsSingleton: keepsSingleton)
    }

    /// Pushes the rows that the last step leaves.
    func pushRows(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) {
        let base = evaluation.top
        var sink = PathSink()
        try source.run(evaluation, input, frame, prefix, &sink)
        for index in base..<evaluation.top {
            let item = evaluation.at(index).pointee
            evaluation.at(index).pointee = try scope.makeRow(evaluation, item)
        }
        for step in steps {
            try step.apply(evaluation, base, scope, frame)
            if evaluation.top == base { return }
        }
    }
}

/// Where the names that a path binds lie while one of its rows is at work.
final class RowScope {
    /// How many names there are.
    let nameCount: Int

    /// Their places in the frame around the path; or, if functions may keep them, in one of their own.
    let slots: Range<Int>
    let hasOwnFrame: Bool

    init(nameCount: Int, slots: Range<Int>, hasOwnFrame: Bool) {
        self.nameCount = nameCount
        self.slots = slots
        self.hasOwnFrame = hasOwnFrame
    }

    /// A row with an item and nothing bound.
    func makeRow(_ evaluation: Evaluation, _ item: RawJSON) throws(Fault) -> RawJSON {
        let row = try evaluation.allocateValues(nameCount + 1)
        row[0] = item
        for index in 1..<(nameCount + 1) { row[index] = .unbound }
        return .array(row, count: nameCount + 1)
    }

    /// A row like another, to be changed.
    func copy(
        _ row: RawJSON,
        _ evaluation: Evaluation
    ) throws(Fault) -> UnsafeMutablePointer<RawJSON> {
        let copy = try evaluation.allocateValues(nameCount + 1)
        copy.update(from: row.items, count: nameCount + 1)
        return copy
    }

    /// The frame in which the names have a row's values.
    func enter(_ row: RawJSON, _ evaluation: Evaluation, _ frame: Frame) -> Frame {
        let values = row.items
        if hasOwnFrame {
            let inner = evaluation.makeFrame(slotCount: nameCount + 1, outer: frame)
            (inner + 1).update(from: values + 1, count: nameCount)
            return inner
        }
        (frame + slots.lowerBound).update(from: values + 1, count: nameCount)
        return frame
    }

    /// Several rows as one: each name has all their values.
    func merge(
        _ rows: [RawJSON],
        _ evaluation: Evaluation
    ) throws(Fault) -> RawJSON {
        guard rows.count > 1 else { return rows[0] }
        let merged = try copy(rows[0], evaluation)
        for index in 0..<(nameCount + 1) where !merged[index].isUnbound {
            let base = evaluation.top
            for row in rows { _ = try evaluation.append(row.items[index]) }
            if evaluation.top - base == 1, !merged[index].isArray {
                merged[index] = evaluation.at(base).pointee
                evaluation.top = base
            } else {
                merged[index] = try evaluation.takeArray(from: base)
            }
        }
        return .array(merged, count: nameCount + 1)
    }
}

/// A step that works on rows: those on the stack from `base` on become those that it leaves.
class RowStep {
    let stages: [RowStage]

    init(stages: [RowStage]) {
        self.stages = stages
    }

    /// Applies the step and then its stages.
    final func apply(
        _ evaluation: Evaluation,
        _ base: Int,
        _ scope: RowScope,
        _ frame: Frame
    ) throws(Fault) {
        try advance(evaluation, base, scope, frame)
        for stage in stages { try stage.apply(evaluation, base, scope, frame) }
    }

    /// Applies the step itself.
    func advance(
        _ evaluation: Evaluation,
        _ base: Int,
        _ scope: RowScope,
        _ frame: Frame
    ) throws(Fault) {
        preconditionFailure("Every step overrides this")
    }
}

/// A step that evaluates an expression for each row.
final class ExpressionRowStep: RowStep {
    /// The columns that a step fills, if any.
    struct Bindings {
        var focus: Int?
        var index: Int?
        var ancestor: Int?

        /// For an expression that yields rows: which of their columns go where.
        var columns: [(from: Int, to: Int)] = []
    }

    let expression: PlanNode
    let bindings: Bindings

    init(_ expression: PlanNode, bindings: Bindings, stages: [RowStage]) {
        self.expression = expression
        self.bindings = bindings
        super.init(stages: stages)
    }

    override func advance(
        _ evaluation: Evaluation,
        _ base: Int,
        _ scope: RowScope,
        _ frame: Frame
    ) throws(Fault) {
        let end = evaluation.top
        for place in base..<end {
            try evaluation.step()
            let row = evaluation.at(place).pointee
            let inner = scope.enter(row, evaluation, frame)
            let value = try expression.evaluate(evaluation, row.items[0], inner)
            if value.isUndefined { continue }
            guard value.isArray else {
                try evaluation.push(try result(evaluation, row, value, number: 0, scope))
                continue
            }
            let carriesRows = value.flags & RawJSON.ArrayFlag.rows != 0
            for number in 0..<value.count {
                let item = value.items[number]
                try evaluation.push(
                    carriesRows
                        ? try join(evaluation, row, item, scope)
                        : try result(evaluation, row, item, number: number, scope)
                )
            }
        }
        evaluation.dropBelow(end, to: base)
    }

    private func result(
        _ evaluation: Evaluation,
        _ row: RawJSON,
        _ item: RawJSON,
        number: Int,
        _ scope: RowScope
    ) throws(Fault) -> RawJSON {
        let result = try scope.copy(row, evaluation)
        if let focus = bindings.focus { result[focus] = item } else { result[0] = item }
        if let index = bindings.index { result[index] = .integer(Int64(number)) }
        if let ancestor = bindings.ancestor { result[ancestor] = row.items[0] }
        return .array(result, count: row.count)
    }

    private func join(
        _ evaluation: Evaluation,
        _ row: RawJSON,
        _ other: RawJSON,
        _ scope: RowScope
    ) throws(Fault) -> RawJSON {
        let result = try scope.copy(row, evaluation)
        result[0] = other.items[0]
        for (from, to) in bindings.columns where !other.items[from].isUnbound {
            result[to] = other.items[from]
        }
        return .array(result, count: row.count)
    }
}

/// `^(…)` on rows.
final class SortRowStep: RowStep {
    let terms: [SortTerm]
    let index: Int?
    let position: Int

    init(terms: [SortTerm], index: Int?, position: Int, stages: [RowStage]) {
        self.terms = terms
        self.index = index
        self.position = position
        super.init(stages: stages)
    }

    override func advance(
        _ evaluation: Evaluation,
        _ base: Int,
        _ scope: RowScope,
        _ frame: Frame
    ) throws(Fault) {
        let count = evaluation.top - base
        let rows = (0..<count).map { evaluation.at(base + $0).pointee }
        if count > 1 {
            let keys = SortKeys(evaluation, count: count, terms: terms.count)
            defer { keys.release() }
            let order = try MergeSort.order(of: count) { (left, right) throws(Fault) in
                try evaluation.step()
                return try keys.isAfter(left, right, position: position) {
                    (item, number) throws(Fault) in
                    let inner = scope.enter(rows[item], evaluation, frame)
                    return try terms[number].expression
                        .evaluate(evaluation, rows[item].items[0], inner)
                } isDescending: {
                    terms[$0].isDescending
                }
            }
            for (place, row) in order.enumerated() {
                evaluation.at(base + place).pointee = rows[row]
            }
        }
        if let index {
            try RowStage.number(evaluation, base, scope, column: index)
        }
    }
}

/// A predicate or an index binding on rows.
enum RowStage {
    case filter(PlanNode)
    case constantIndex(Double)
    case index(column: Int)

    func apply(
        _ evaluation: Evaluation,
        _ base: Int,
        _ scope: RowScope,
        _ frame: Frame
    ) throws(Fault) {
        switch self {
        case .index(let column): try RowStage.number(evaluation, base, scope, column: column)
        case .constantIndex(let index):
            let count = evaluation.top - base
            let place = index < 0 ? Double(count) + index.rounded(.down) : index.rounded(.down)
            guard place >= 0, place < Double(count) else {
                evaluation.top = base
                return
            }
            evaluation.at(base).pointee = evaluation.at(base + Int(place)).pointee
            evaluation.top = base + 1
        case .filter(let predicate):
            try filter(predicate, evaluation, base, scope, frame)
        }
    }

    private func filter(
        _ predicate: PlanNode,
        _ evaluation: Evaluation,
        _ base: Int,
        _ scope: RowScope,
        _ frame: Frame
    ) throws(Fault) {
        let end = evaluation.top
        try evaluation.step(end - base)
        for index in base..<end {
            let row = evaluation.at(index).pointee
            let inner = scope.enter(row, evaluation, frame)
            let value = try predicate.evaluate(evaluation, row.items[0], inner)
            let times = try Filter.count(evaluation, value, at: index - base, of: end - base)
            for _ in 0..<times { try evaluation.push(row) }
        }
        evaluation.dropBelow(end, to: base)
    }

    /// Fills a column with the rows' numbers.
    static func number(
        _ evaluation: Evaluation,
        _ base: Int,
        _ scope: RowScope,
        column: Int
    ) throws(Fault) {
        for place in base..<evaluation.top {
            let row = evaluation.at(place).pointee
            let copy = try scope.copy(row, evaluation)
            copy[column] = .integer(Int64(place - base))
            evaluation.at(place).pointee = .array(copy, count: row.count)
        }
    }
}

extension Evaluation {
    /// Moves what lies from `end` on down to `base`.
    @inline(__always)
    func dropBelow(_ end: Int, to base: Int) {
        let count = top - end
        if count > 0 { at(base).update(from: at(end), count: count) }
        top = base + count
    }
}

/// `path{key: value}` where the path carries rows.
final class RowGroupNode: PlanNode {
    let path: RowPathNode
    let pairs: [(key: PlanNode, value: PlanNode)]
    let position: Int

    init(path: RowPathNode, pairs: [(key: PlanNode, value: PlanNode)], position: Int) {
        self.path = path
        self.pairs = pairs
        self.position = position
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let base = evaluation.top
        try path.pushRows(evaluation, input, frame)
        if evaluation.top == base {
            try evaluation.push(try path.scope.makeRow(evaluation, .undefined))
        }
        var groups = GroupTable()
        for index in base..<evaluation.top {
            try evaluation.step()
            let row = evaluation.at(index).pointee
            for (number, pair) in pairs.enumerated() {
                let inner = path.scope.enter(row, evaluation, frame)
                let key = try pair.key.evaluate(evaluation, row.items[0], inner)
                try groups.add(evaluation, key, item: index, pair: number, position: position)
            }
        }
        var members: [(key: RawKey, value: RawJSON)] = []
        for group in 0..<groups.count {
            let rows = groups.items(of: group).map { evaluation.at($0).pointee }
            let row = try path.scope.merge(rows, evaluation)
            let inner = path.scope.enter(row, evaluation, frame)
            let value = try pairs[groups.pair(of: group)].value
                .evaluate(evaluation, row.items[0], inner)
            if !value.isUndefined { members.append((groups.key(of: group), value)) }
        }
        evaluation.top = base
        return try evaluation.makeObject(members)
    }
}
