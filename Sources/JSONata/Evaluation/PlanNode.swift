import JSON

/// A node of a compiled plan.
///
/// Children are non-optional constants of final classes, so that walking the plan neither counts
/// references nor checks for exclusive access.
class PlanNode {
    /// The value of this node in a context.
    func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        preconditionFailure("Every node overrides this")
    }

    /// The value before a sequence of one item became that item; what predicates work on.
    func evaluateSequence(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        try evaluate(evaluation, input, frame)
    }

    /// Pushes the items of the value.
    ///
    /// - Returns: Whether there is a value.
    func push(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        try evaluation.append(try evaluate(evaluation, input, frame))
    }

    /// Whether the value counts as true.
    func test(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        try evaluation.isTrue(try evaluate(evaluation, input, frame))
    }

    /// Pushes the value as a string, or nothing if there is none.
    func pushText(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) {
        let value = try evaluate(evaluation, input, frame)
        if !value.isUndefined { try evaluation.push(try evaluation.string(of: value)) }
    }

    /// Whether the value is a boolean or undefined, whatever the input.
    var isBoolean: Bool { false }

    /// Whose part the value always is, unless it was made by the evaluation and bears a flag.
    var owner: ValueOwner? { nil }
}

/// A value from outside of which another is a part.
enum ValueOwner {
    /// The input of the expression.
    case input

    /// The value that a free variable is bound to.
    case global(slot: Int)
}

extension RawJSON {
    /// Whether a part of some document may be handed out as it is.
    ///
    /// Sequences are the evaluation's own and bear a flag; a document's arrays have none.
    var isPartOfDocument: Bool { needsMemory && !isFunction && (!isArray || flags == 0) }
}

/// A constant.
final class LiteralNode: PlanNode {
    let value: RawJSON

    init(_ value: RawJSON) {
        self.value = value
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        value
    }

    override var isBoolean: Bool { value.tag == .boolean || value.isUndefined }
}

/// `$`: the context.
final class ContextNode: PlanNode {
    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        input.unwrapped
    }
}

/// `$$`: the input of the whole expression.
final class RootNode: PlanNode {
    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        evaluation.state.pointee.root
    }

    override var owner: ValueOwner? { .input }
}

/// A variable that is not defined in the expression; unless bound from outside, a built-in function.
final class GlobalNode: PlanNode {
    let slot: Int
    let function: RawJSON

    init(slot: Int, function: RawJSON) {
        self.slot = slot
        self.function = function
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let value = evaluation.state.pointee.globals[slot]
        guard value.isUnbound else { return value }
        if function.isFunction { evaluation.state.pointee.mayHoldForeignValues = true }
        return function
    }

    override var owner: ValueOwner? { .global(slot: slot) }
}

/// A variable of the current frame; if nothing was assigned yet, the one of its name further out.
final class LocalNode: PlanNode {
    let slot: Int
    let fallback: PlanNode

    init(slot: Int, fallback: PlanNode) {
        self.slot = slot
        self.fallback = fallback
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let value = frame[slot]
        guard value.isUnbound else { return value }
        return try fallback.evaluate(evaluation, input, frame)
    }
}

/// A variable of a frame further out.
final class OuterNode: PlanNode {
    let hops: Int
    let slot: Int
    let fallback: PlanNode

    init(hops: Int, slot: Int, fallback: PlanNode) {
        self.hops = hops
        self.slot = slot
        self.fallback = fallback
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        var outer = frame
        var hop = 0
        while hop < hops {
            outer = outer.outer
            hop &+= 1
        }
        let value = outer[slot]
        guard value.isUnbound else { return value }
        return try fallback.evaluate(evaluation, input, frame)
    }
}

/// An assignment: `$name := value`.
final class BindNode: PlanNode {
    let slot: Int
    let value: PlanNode

    init(slot: Int, value: PlanNode) {
        self.slot = slot
        self.value = value
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let value = try value.evaluate(evaluation, input, frame)
        frame[slot] = value
        return value
    }
}

/// Checks that what is evaluated only sometimes may still be entered at its depth.
final class DepthGuardNode: PlanNode {
    let depth: Int
    let child: PlanNode

    init(depth: Int, child: PlanNode) {
        self.depth = depth
        self.child = child
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        try evaluation.checkDepth(depth)
        return try child.evaluate(evaluation, input, frame)
    }

    override func push(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        try evaluation.checkDepth(depth)
        return try child.push(evaluation, input, frame)
    }

    override func test(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        try evaluation.checkDepth(depth)
        return try child.test(evaluation, input, frame)
    }

    override var isBoolean: Bool { child.isBoolean }
}
