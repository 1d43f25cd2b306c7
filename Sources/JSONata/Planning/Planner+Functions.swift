import JSON

extension Planner {
    /// Plans what makes or calls functions.
    mutating func planFunction(_ node: SyntaxNode, depth: Int) throws(Fault) -> PlanNode {
        switch node.form {
        case .call(let procedure, let arguments):
            return try planCall(procedure, arguments, node.position, depth: depth)
        case .partial(let procedure, let arguments):
            return try planPartial(procedure, arguments, node.position, depth: depth)
        case .lambda(let lambda): return try planLambda(lambda)
        case .apply(let left, let right): return try planApply(node, left, right, depth: depth)
        case .transform(let pattern, let update, let deletion):
            return try planTransform(pattern, update, deletion, depth: depth)
        default: preconditionFailure("The resolver leaves no such node")
        }
    }

    private mutating func planLambda(_ lambda: SyntaxLambda) throws(Fault) -> PlanNode {
        let outer = (scope, maximumDepth, countsDepth, isInLoop)
        defer { (scope, maximumDepth, countsDepth, isInLoop) = outer }
        let layout = FrameLayout()
        scope = PlanScope(outer: outer.0, layout: layout, ownsFrame: true)
        (maximumDepth, countsDepth, isInLoop) = (0, true, false)
        // Of two parameters alike the later counts, as it is bound last.
        _ = scope.declare(lambda.parameters)
        let own = lambda.body.boundNames.filter { scope.slot(of: $0) == nil }
        _ = scope.declare(own)
        let body = try planTail(lambda.body, depth: 1)
        return LambdaNode(
            parameterCount: lambda.parameters.count,
            signature: lambda.signature,
            layout: layout,
            body: body,
            depth: maximumDepth
        )
    }

    /// Plans what is the value of the function around it, so that a call in it is left to the caller.
    mutating func planTail(_ node: SyntaxNode, depth: Int) throws(Fault) -> PlanNode {
        guard node.predicates.isEmpty, node.group == nil, !node.keepsArray else {
            return try plan(node, depth: depth)
        }
        switch node.form {
        case .call(let procedure, let arguments):
            enter(depth)
            return try planCall(procedure, arguments, node.position, depth: 0, isTail: true)
        case .condition(let condition, let then, let otherwise):
            enter(depth)
            return try planCondition(condition, then, otherwise, depth: depth, isTail: true)
        case .block(let expressions):
            enter(depth)
            return try planBlock(node, expressions, depth: depth, isTail: true)
        default: return try plan(node, depth: depth)
        }
    }

    private mutating func planCall(
        _ procedure: SyntaxNode,
        _ arguments: [SyntaxNode],
        _ position: Int,
        depth: Int,
        isTail: Bool = false,
        leading: PlanNode? = nil
    ) throws(Fault) -> PlanNode {
        var parts: [PlanNode] = []
        parts.reserveCapacity(arguments.count + 1)
        if let leading { parts.append(leading) }
        for argument in arguments { parts.append(try plan(argument, depth: depth + 1)) }
        let list = Planner.argumentList(parts[...])
        let site = CallSite(name: procedure.calledName, position: position, depth: depth)
        enter(depth + 1)
        if case .variable(let name) = procedure.form, procedure.predicates.isEmpty,
            procedure.group == nil, isGlobal(name), hostFunction(named: name) == nil,
            let builtin = Builtin(name: name, dialect: dialect)
        {
            let call = BuiltinCallNode(
                builtin,
                arguments: list,
                site: site,
                globalSlot: globalSlot(name)
            )
            return BuiltinNodes.specialised(call, parts) ?? call
        }
        let function = try plan(procedure, depth: depth + 1)
        if isTail { return TailCallNode(function, arguments: list, site: site) }
        return CallNode(
            function,
            arguments: list,
            site: site,
            namesake: namesake(of: procedure)
        )
    }

    /// The variable that has the name that was called without `$`.
    private mutating func namesake(of procedure: SyntaxNode) -> PlanNode {
        guard case .path(let steps) = procedure.form, case .name(let name) = steps[0].form,
            !name.isEmpty
        else { return undefined }
        return planVariable(name)
    }

    private mutating func planPartial(
        _ procedure: SyntaxNode,
        _ arguments: [SyntaxNode],
        _ position: Int,
        depth: Int
    ) throws(Fault) -> PlanNode {
        var parts: [PlanNode] = []
        parts.reserveCapacity(arguments.count)
        for argument in arguments {
            if case .symbol(.question) = argument.form {
                parts.append(LiteralNode(.hole))
            } else {
                parts.append(try plan(argument, depth: depth + 1))
            }
        }
        return PartialNode(
            try plan(procedure, depth: depth + 1),
            arguments: Planner.argumentList(parts[...]),
            site: CallSite(name: procedure.calledName, position: position, depth: depth),
            namesake: namesake(of: procedure)
        )
    }

    private mutating func planApply(
        _ node: SyntaxNode,
        _ left: SyntaxNode,
        _ right: SyntaxNode,
        depth: Int
    ) throws(Fault) -> PlanNode {
        let value = try plan(left, depth: depth + 1)
        if case .call(let procedure, let arguments) = right.form, right.predicates.isEmpty,
            right.group == nil
        {
            return try planCall(
                procedure,
                arguments,
                right.position,
                depth: depth,
                leading: value
            )
        }
        let site = CallSite(name: nil, position: node.position, depth: depth)
        return ApplyNode(value, try plan(right, depth: depth + 1), site: site)
    }

    private mutating func planTransform(
        _ pattern: SyntaxNode,
        _ update: SyntaxNode,
        _ deletion: SyntaxNode?,
        depth: Int
    ) throws(Fault) -> PlanNode {
        TransformNode(
            pattern: try planInLoop(pattern, depth: depth + 1),
            update: try planInLoop(update, depth: depth + 1),
            deletion: try deletion.map { (node) throws(Fault) in
                try planInLoop(node, depth: depth + 1)
            } ?? undefined,
            updatePosition: update.position,
            deletionPosition: deletion?.position ?? 0
        )
    }
}

extension SyntaxNode {
    /// The name by which failures call the function that this node is.
    var calledName: String? {
        switch form {
        case .path(let steps): steps[0].calledName
        case .name(let name), .variable(let name), .string(let name):
            String(decoding: name, as: UTF8.self)
        case .call, .partial: "("
        default: nil
        }
    }
}
