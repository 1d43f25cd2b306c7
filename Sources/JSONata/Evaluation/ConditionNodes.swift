import JSON

/// A choice: `condition ? then : otherwise`.
final class ConditionNode: PlanNode {
    let condition: PlanNode
    let then: PlanNode
    let otherwise: PlanNode

    init(_ condition: PlanNode, _ then: PlanNode, _ otherwise: PlanNode) {
        self.condition = condition
        self.then = then
        self.otherwise = otherwise
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        if try condition.test(evaluation, input, frame) {
            return try then.evaluate(evaluation, input, frame)
        }
        return try otherwise.evaluate(evaluation, input, frame)
    }

    override func test(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        if try condition.test(evaluation, input, frame) {
            return try then.test(evaluation, input, frame)
        }
        return try otherwise.test(evaluation, input, frame)
    }

    override var isBoolean: Bool { then.isBoolean && otherwise.isBoolean }
}

/// A value with a default: `value ?? other` or `value ?: other`.
final class DefaultNode: PlanNode {
    /// Whether any value will do, or only one that counts as true.
    let needsTruth: Bool
    let value: PlanNode
    let other: PlanNode

    init(needsTruth: Bool, _ value: PlanNode, _ other: PlanNode) {
        self.needsTruth = needsTruth
        self.value = value
        self.other = other
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let value = try value.evaluate(evaluation, input, frame)
        let suffices = needsTruth ? try evaluation.isTrue(value) : !value.isUndefined
        return suffices ? value : try other.evaluate(evaluation, input, frame)
    }
}

/// Expressions one after the other: `(first; second; …)`.
///
/// A tree of nodes rather than a list, so that evaluating it counts no references.
final class BlockNode: PlanNode {
    let first: PlanNode
    let rest: PlanNode

    init(_ first: PlanNode, then rest: PlanNode) {
        self.first = first
        self.rest = rest
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        _ = try first.evaluate(evaluation, input, frame)
        return try rest.evaluate(evaluation, input, frame)
    }

    override func push(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        _ = try first.evaluate(evaluation, input, frame)
        return try rest.push(evaluation, input, frame)
    }
}

/// A block whose variables lie in the frame around it: forgets what they held the last time.
final class ScopeNode: PlanNode {
    let slots: Range<Int>
    let body: PlanNode

    init(slots: Range<Int>, body: PlanNode) {
        self.slots = slots
        self.body = body
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        for slot in slots { frame[slot] = .unbound }
        return try body.evaluate(evaluation, input, frame)
    }

    override func push(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        for slot in slots { frame[slot] = .unbound }
        return try body.push(evaluation, input, frame)
    }
}

/// A block in a loop whose variables a function may keep: each time it has a frame of its own.
final class FrameNode: PlanNode {
    let layout: FrameLayout
    let body: PlanNode

    init(layout: FrameLayout, body: PlanNode) {
        self.layout = layout
        self.body = body
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let inner = evaluation.makeFrame(slotCount: layout.slotCount, outer: frame)
        return try body.evaluate(evaluation, input, inner)
    }
}

/// How many values a frame holds; known when all of its code is planned.
final class FrameLayout {
    /// The number of slots, the address of the outer frame included.
    var slotCount = 1

    /// Takes room for so many variables.
    func reserve(_ count: Int) -> Range<Int> {
        let start = slotCount
        slotCount += count
        return start..<slotCount
    }
}
