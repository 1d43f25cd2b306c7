import JSON

/// A step of a path: takes one item and hands each of its results to the next.
class PathStep {
    /// Sends one item through this step and those after it.
    func run(
        _ evaluation: Evaluation,
        _ item: RawJSON,
        _ frame: Frame,
        _ sink: inout PathSink
    ) throws(Fault) {
        preconditionFailure("Every step overrides this")
    }

    /// The value of the rest of the path where no array is met on the way, or `unbound`.
    func direct(
        _ evaluation: Evaluation,
        _ item: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        .unbound
    }

    /// Whether this step and those after it only choose among parts of the item.
    var selects: Bool { false }
}

/// A name that is not the last step.
final class FieldStep: PathStep {
    let key: FieldKey
    let next: PathStep

    init(_ key: FieldKey, next: PathStep) {
        self.key = key
        self.next = next
    }

    override func run(
        _ evaluation: Evaluation,
        _ item: RawJSON,
        _ frame: Frame,
        _ sink: inout PathSink
    ) throws(Fault) {
        let value = try evaluation.lookUp(item, key)
        if value.isUndefined { return }
        guard value.isArray, !value.isConstructed else {
            return try next.run(evaluation, value, frame, &sink)
        }
        try evaluation.step(value.count)
        let items = value.items
        for index in 0..<value.count {
            try next.run(evaluation, items[index], frame, &sink)
        }
    }

    override func direct(
        _ evaluation: Evaluation,
        _ item: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        guard item.isObject else { return item.isArray ? .unbound : .undefined }
        return try next.direct(evaluation, evaluation.field(item, key), frame)
    }

    override var selects: Bool { next.selects }
}

/// A name that is the last step.
final class LastFieldStep: PathStep {
    let key: FieldKey

    init(_ key: FieldKey) {
        self.key = key
    }

    override func run(
        _ evaluation: Evaluation,
        _ item: RawJSON,
        _ frame: Frame,
        _ sink: inout PathSink
    ) throws(Fault) {
        try sink.add(evaluation, try evaluation.lookUp(item, key))
    }

    override func direct(
        _ evaluation: Evaluation,
        _ item: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        guard item.isObject else { return item.isArray ? .unbound : .undefined }
        return evaluation.field(item, key)
    }

    override var selects: Bool { true }
}

/// Any expression that is not the last step.
final class ExpressionStep: PathStep {
    let expression: PlanNode
    let next: PathStep

    init(_ expression: PlanNode, next: PathStep) {
        self.expression = expression
        self.next = next
    }

    override func run(
        _ evaluation: Evaluation,
        _ item: RawJSON,
        _ frame: Frame,
        _ sink: inout PathSink
    ) throws(Fault) {
        try evaluation.step()
        let value = try expression.evaluate(evaluation, item, frame)
        if value.isUndefined { return }
        guard value.isArray, !value.isConstructed else {
            return try next.run(evaluation, value, frame, &sink)
        }
        let items = value.items
        for index in 0..<value.count {
            try next.run(evaluation, items[index], frame, &sink)
        }
    }
}

/// Any expression that is the last step.
final class LastExpressionStep: PathStep {
    let expression: PlanNode

    init(_ expression: PlanNode) {
        self.expression = expression
    }

    override func run(
        _ evaluation: Evaluation,
        _ item: RawJSON,
        _ frame: Frame,
        _ sink: inout PathSink
    ) throws(Fault) {
        try evaluation.step()
        try sink.add(evaluation, try expression.evaluate(evaluation, item, frame))
    }
}

/// A step with predicates that is not the last: they choose among the results for each item.
final class FilteredStep: PathStep {
    let expression: PlanNode
    let filter: Filter
    let next: PathStep

    init(_ expression: PlanNode, _ filter: Filter, next: PathStep) {
        self.expression = expression
        self.filter = filter
        self.next = next
    }

    override func run(
        _ evaluation: Evaluation,
        _ item: RawJSON,
        _ frame: Frame,
        _ sink: inout PathSink
    ) throws(Fault) {
        try evaluation.step()
        let value = try expression.evaluate(evaluation, item, frame)
        let base = evaluation.top
        let picked = try filter.pick(from: value, evaluation, base, frame)
        if picked.isArray { _ = try evaluation.append(picked) }
        let end = evaluation.top
        for index in base..<end {
            try next.run(evaluation, evaluation.at(index).pointee, frame, &sink)
        }
        // What the items gave moves to where they lay.
        evaluation.dropBelow(end, to: base)
    }
}

/// A step with predicates that is the last.
final class LastFilteredStep: PathStep {
    let expression: PlanNode
    let filter: Filter

    init(_ expression: PlanNode, _ filter: Filter) {
        self.expression = expression
        self.filter = filter
    }

    override func run(
        _ evaluation: Evaluation,
        _ item: RawJSON,
        _ frame: Frame,
        _ sink: inout PathSink
    ) throws(Fault) {
        try evaluation.step()
        let value = try expression.evaluate(evaluation, item, frame)
        let base = evaluation.top
        let picked = try filter.pick(from: value, evaluation, base, frame)
        if picked.isArray {
            try sink.add(evaluation, picked)
        } else {
            sink.addSequence()
        }
    }

    override var selects: Bool { expression is FieldNode }
}

/// Hands items on as they are; what follows a sort that is a path's last step.
final class LastItemStep: PathStep {
    override func run(
        _ evaluation: Evaluation,
        _ item: RawJSON,
        _ frame: Frame,
        _ sink: inout PathSink
    ) throws(Fault) {
        sink.addSequence()
        try evaluation.push(item)
    }
}

/// A name as an expression of its own: the member of the context.
final class FieldNode: PlanNode {
    let key: FieldKey

    init(_ key: FieldKey) {
        self.key = key
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        try evaluation.lookUp(input, key)
    }
}
