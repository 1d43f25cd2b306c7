import JSON

/// A call of a built-in function by its name.
final class BuiltinCallNode: PlanNode {
    let builtin: Builtin
    let signature: Signature
    let arguments: PlanNode
    let site: CallSite

    /// Where a variable of the function's name would be bound from outside.
    let globalSlot: Int

    init(_ builtin: Builtin, arguments: PlanNode, site: CallSite, globalSlot: Int) {
        self.builtin = builtin
        signature = builtin.signature
        self.arguments = arguments
        self.site = site
        self.globalSlot = globalSlot
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
        let base = evaluation.top
        _ = try arguments.push(evaluation, input, frame)
        let bound = evaluation.state.pointee.globals[globalSlot]
        guard bound.isUnbound else {
            return try evaluation.call(bound, base, context: input, at: site)
        }
        let depth = evaluation.state.pointee.depthBase
        evaluation.state.pointee.depthBase = depth &+ site.depth
        do throws(Fault) {
            try evaluation.validate(signature, base, context: input.unwrapped)
            let result = try evaluation.call(
                builtin,
                Arguments(evaluation, base),
                context: input
            )
            evaluation.top = base
            evaluation.state.pointee.depthBase = depth
            return result
        } catch {
            throw error.located(at: site)
        }
    }

    /// Whether nothing from outside has taken the function's name.
    @inline(__always)
    func isUnshadowed(_ evaluation: Evaluation) -> Bool {
        evaluation.state.pointee.globals[globalSlot].isUnbound
    }

    override var isBoolean: Bool { false }
}

/// Nodes for calls that need no list of arguments.
enum BuiltinNodes {
    /// A node that does what the call does, faster; if there is one.
    static func specialised(_ call: BuiltinCallNode, _ arguments: [PlanNode]) -> PlanNode? {
        guard arguments.count == 1 else { return nil }
        switch call.builtin {
        case .exists: return ExistsNode(arguments[0], call: call)
        case .not, .boolean: return TruthNode(arguments[0], call: call)
        case .count, .sum, .average, .max, .min: return AggregateNode(arguments[0], call: call)
        default: return nil
        }
    }
}

/// A call of `$exists`.
final class ExistsNode: PlanNode {
    let argument: PlanNode
    let call: BuiltinCallNode

    init(_ argument: PlanNode, call: BuiltinCallNode) {
        self.argument = argument
        self.call = call
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        guard call.isUnshadowed(evaluation) else {
            return try call.evaluate(evaluation, input, frame)
        }
        let base = evaluation.top
        let isDefined = try argument.push(evaluation, input, frame)
        evaluation.top = base
        return .boolean(isDefined)
    }
}

/// A call of `$boolean` or `$not`.
final class TruthNode: PlanNode {
    let argument: PlanNode
    let call: BuiltinCallNode
    let isNegated: Bool

    init(_ argument: PlanNode, call: BuiltinCallNode) {
        self.argument = argument
        self.call = call
        isNegated = call.builtin == .not
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        guard call.isUnshadowed(evaluation) else {
            return try call.evaluate(evaluation, input, frame)
        }
        let value = try argument.evaluate(evaluation, input, frame)
        if value.isUndefined { return .undefined }
        do throws(Fault) {
            return .boolean(try evaluation.isTrue(value) != isNegated)
        } catch {
            throw error.located(at: call.site)
        }
    }
}

/// `$count`, `$sum`, `$average`, `$max` and `$min`: the items are folded where they lie.
final class AggregateNode: PlanNode {
    let argument: PlanNode
    let call: BuiltinCallNode
    let builtin: Builtin

    init(_ argument: PlanNode, call: BuiltinCallNode) {
        self.argument = argument
        self.call = call
        builtin = call.builtin
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        guard call.isUnshadowed(evaluation) else {
            return try call.evaluate(evaluation, input, frame)
        }
        let base = evaluation.top
        let isDefined = try argument.push(evaluation, input, frame)
        let count = evaluation.top - base
        evaluation.top = base
        if builtin == .count { return .double(Double(count)) }
        guard isDefined else { return .undefined }
        let items = evaluation.state.pointee.stack + base
        for index in 0..<count where !items[index].isNumber {
            return try call.evaluate(evaluation, input, frame)
        }
        return evaluation.fold(items, count: count, by: builtin)
    }
}

extension Evaluation {
    /// The sum, average or extreme of numbers.
    func fold(
        _ items: UnsafePointer<RawJSON>,
        count: Int,
        by builtin: Builtin
    ) -> RawJSON {
        guard count > 0 else { return builtin == .sum ? .double(0) : .undefined }
        var result: Double
        switch builtin {
        case .max:
            result = items[0].number
            for index in 0..<count { result = Double.maximum(result, items[index].number) }
        case .min:
            result = items[0].number
            for index in 0..<count { result = Double.minimum(result, items[index].number) }
        default:
            result = 0
            for index in 0..<count { result += items[index].number }
            if builtin == .average { result /= Double(count) }
        }
        if !result.isFinite { state.pointee.mayHoldForeignValues = true }
        return .double(result)
    }
}
