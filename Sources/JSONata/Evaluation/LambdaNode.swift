import JSON

/// A function definition: `function($a, $b){ … }`.
final class LambdaNode: PlanNode {
    let parameterCount: Int
    let signature: Signature?
    let layout: FrameLayout
    let body: PlanNode

    /// How deep what is always evaluated nests below the call.
    let depth: Int

    init(
        parameterCount: Int,
        signature: Signature?,
        layout: FrameLayout,
        body: PlanNode,
        depth: Int
    ) {
        self.parameterCount = parameterCount
        self.signature = signature
        self.layout = layout
        self.body = body
        self.depth = depth
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        evaluation.makeFunction(
            FunctionRecord(
                kind: .lambda,
                arity: parameterCount,
                definition: Unmanaged.passUnretained(self),
                frame: frame,
                input: input
            )
        )
    }
}

/// `procedure(arguments)` for any procedure.
final class CallNode: PlanNode {
    let procedure: PlanNode
    let arguments: PlanNode
    let site: CallSite

    /// A variable of the same name as the procedure, if that is a name: then `$` was forgotten.
    let namesake: PlanNode

    init(_ procedure: PlanNode, arguments: PlanNode, site: CallSite, namesake: PlanNode) {
        self.procedure = procedure
        self.arguments = arguments
        self.site = site
        self.namesake = namesake
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
        let function = try procedure.evaluate(evaluation, input, frame)
        if function.isUndefined { try checkNamesake(evaluation, input, frame) }
        let base = evaluation.top
        _ = try arguments.push(evaluation, input, frame)
        return try evaluation.call(function, base, context: input, at: site)
    }

    private func checkNamesake(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) {
        let other = try namesake.evaluate(evaluation, input, frame)
        if other.isUndefined { return }
        throw Fault(.invokeNameOfFunction, position: site.position, token: site.name)
    }
}

/// A call whose value is the value of the function around it: that function's caller makes it.
final class TailCallNode: PlanNode {
    let procedure: PlanNode
    let arguments: PlanNode
    let site: CallSite

    init(_ procedure: PlanNode, arguments: PlanNode, site: CallSite) {
        self.procedure = procedure
        self.arguments = arguments
        self.site = site
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let function = try procedure.evaluate(evaluation, input, frame)
        let base = evaluation.top
        _ = try arguments.push(evaluation, input, frame)
        evaluation.state.pointee.tailFunction = function
        evaluation.state.pointee.tailArgumentCount = evaluation.top - base
        evaluation.state.pointee.tailSite = Unmanaged.passUnretained(site)
        return .tailCall
    }
}

/// A partial application: `function(a, ?)`.
final class PartialNode: PlanNode {
    let procedure: PlanNode
    let arguments: PlanNode
    let site: CallSite
    let namesake: PlanNode

    init(_ procedure: PlanNode, arguments: PlanNode, site: CallSite, namesake: PlanNode) {
        self.procedure = procedure
        self.arguments = arguments
        self.site = site
        self.namesake = namesake
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let base = evaluation.top
        _ = try arguments.push(evaluation, input, frame)
        let function = try procedure.evaluate(evaluation, input, frame)
        guard function.isFunction else {
            let other = try namesake.evaluate(evaluation, input, frame)
            let isName = function.isUndefined && !other.isUndefined
            throw Fault(
                isName ? .partialNameOfFunction : .partialNonFunction,
                position: site.position,
                token: site.name
            )
        }
        let count = evaluation.top - base
        let given = try evaluation.allocateValues(max(count, 1))
        given.update(from: evaluation.at(base), count: count)
        evaluation.top = base
        // What the call leaves out at the end is undefined; what it leaves open is asked for.
        let parameterCount = evaluation.arity(of: function)
        var holes = 0
        for index in 0..<min(count, parameterCount) where given[index].isHole { holes += 1 }
        return evaluation.makeFunction(
            FunctionRecord(
                kind: .partial,
                arity: holes,
                input: function,
                argumentCount: min(count, parameterCount),
                arguments: given
            )
        )
    }
}

/// `left ~> right` where the right side is no call.
final class ApplyNode: PlanNode {
    let left: PlanNode
    let right: PlanNode
    let site: CallSite

    init(_ left: PlanNode, _ right: PlanNode, site: CallSite) {
        self.left = left
        self.right = right
        self.site = site
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
        let value = try left.evaluate(evaluation, input, frame)
        let function = try right.evaluate(evaluation, input, frame)
        guard function.isFunction else {
            throw evaluation.fault(.applyNonFunction, position: site.position, value: function)
        }
        if value.isFunction {
            return evaluation.makeFunction(
                FunctionRecord(kind: .composition, arity: 1, input: value, second: function)
            )
        }
        let base = evaluation.top
        try evaluation.push(value)
        return try evaluation.call(function, base, context: .null, at: site)
    }
}

/// A value whose single-item sequence stays an array: `[]` after what is no step.
final class KeepArrayNode: PlanNode {
    let value: PlanNode

    init(_ value: PlanNode) {
        self.value = value
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let value = try value.evaluateSequence(evaluation, input, frame)
        guard value.isSequence else { return value }
        return evaluation.unwrapSequence(value.flagged(RawJSON.ArrayFlag.keepsSingleton))
    }
}
