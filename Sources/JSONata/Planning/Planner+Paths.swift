import JSON

extension Planner {
    /// Plans a path with its grouping.
    mutating func planPath(
        _ node: SyntaxNode,
        _ steps: [SyntaxNode],
        depth: Int
    ) throws(Fault) -> PlanNode {
        let path: PlanNode
        var steps = steps
        if dialect == .stepFunctions { steps = StatesVariable.joined(steps) }
        if let first = steps.firstIndex(where: \.carriesBindings) {
            return try planRowPath(node, steps, firstRow: first, depth: depth)
        }
        if let simple = planSingleStep(node, steps, depth: depth) {
            path = simple
        } else {
            let (source, first) = try planPlainSteps(steps[...], depth: depth)
            path = PathNode(
                source: source,
                first: first,
                keepsSingleton: node.keepsSingletonArray || node.keepsArray
            )
        }
        guard let group = node.group else { return path }
        return try planGroup(group, of: path, depth: depth)
    }

    /// A name or a variable alone.
    private mutating func planSingleStep(
        _ node: SyntaxNode,
        _ steps: [SyntaxNode],
        depth: Int
    ) -> PlanNode? {
        guard steps.count == 1, steps[0].stages.isEmpty, steps[0].predicates.isEmpty,
            !node.keepsSingletonArray, !node.keepsArray
        else { return nil }
        enter(depth + 1)
        switch steps[0].form {
        case .name(let name):
            let step = LastFieldStep(makeFieldKey(name))
            return PathNode(source: inputSource, first: step, keepsSingleton: false)
        case .variable(let name): return planVariable(name)
        default: return nil
        }
    }

    /// Plans steps whose results are the items of what follows.
    mutating func planPlainSteps(
        _ steps: ArraySlice<SyntaxNode>,
        depth: Int
    ) throws(Fault) -> (PathSource, PathStep) {
        let (source, start) = try planSource(of: steps, depth: depth)
        return try planSteps(
            steps[(steps.startIndex + start)...],
            source: source,
            depth: depth
        )
    }

    /// Where a path's items come from, and the number of steps that this takes up.
    private mutating func planSource(
        of steps: ArraySlice<SyntaxNode>,
        depth: Int
    ) throws(Fault) -> (PathSource, Int) {
        let first = steps[steps.startIndex]
        if case .variable(let name) = first.form {
            guard steps.count > 1, first.stages.isEmpty, first.predicates.isEmpty,
                first.group == nil
            else { return (wholeInputSource, 0) }
            if case .sort = steps[steps.startIndex + 1].form { return (wholeInputSource, 0) }
            enter(depth + 1)
            return (VariableSource(planVariable(name)), 1)
        }
        if first.isConstructedStep, case .array = first.form, steps.count > 1 {
            return (ConstructorSource(try plan(first, depth: depth + 1)), 1)
        }
        return (inputSource, 0)
    }

    /// Plans steps from the last to the first; a sort in between cuts them in two.
    private mutating func planSteps(
        _ steps: ArraySlice<SyntaxNode>,
        source: PathSource,
        depth: Int
    ) throws(Fault) -> (PathSource, PathStep) {
        var source = source
        var rest = steps
        while let cut = rest.firstIndex(where: \.isSort) {
            let before = try planRun(rest[..<cut], depth: depth)
            guard case .sort(let terms) = rest[cut].form else { break }
            let filter =
                rest[cut].stages.isEmpty
                ? nil : try planFilters(rest[cut].stages, depth: depth)
            source = SortSource(
                source,
                before,
                terms: try planTerms(terms, depth: depth),
                filter: filter,
                position: rest[cut].position
            )
            rest = rest[(cut + 1)...]
        }
        return (source, try planRun(rest, depth: depth))
    }

    mutating func planTerms(
        _ terms: [SyntaxTerm],
        depth: Int
    ) throws(Fault) -> [SortTerm] {
        var planned: [SortTerm] = []
        for term in terms {
            let expression = try planInLoop(term.expression, depth: depth + 1)
            planned.append(SortTerm(expression, isDescending: term.isDescending))
        }
        return planned
    }

    private mutating func planRun(
        _ steps: ArraySlice<SyntaxNode>,
        depth: Int
    ) throws(Fault) -> PathStep {
        guard let last = steps.last else { return LastItemStep() }
        var planned = try planLastStep(last, depth: depth)
        for step in steps.dropLast().reversed() {
            planned = try planStep(step, next: planned, depth: depth)
        }
        return planned
    }

    private mutating func planLastStep(
        _ step: SyntaxNode,
        depth: Int
    ) throws(Fault) -> PathStep {
        let filters =
            step.stages.isEmpty ? nil : try planFilters(step.stages, depth: depth)
        if let filters {
            return LastFilteredStep(try planStepExpression(step, depth: depth), filters)
        }
        if case .name(let name) = step.form {
            enter(depth + 1)
            return LastFieldStep(makeFieldKey(name))
        }
        return LastExpressionStep(try planStepExpression(step, depth: depth))
    }

    private mutating func planStep(
        _ step: SyntaxNode,
        next: PathStep,
        depth: Int
    ) throws(Fault) -> PathStep {
        if !step.stages.isEmpty {
            let filters = try planFilters(step.stages, depth: depth)
            let expression = try planStepExpression(step, depth: depth)
            return FilteredStep(expression, filters, next: next)
        }
        switch step.form {
        case .name(let name):
            enter(depth + 1)
            return FieldStep(makeFieldKey(name), next: next)
        case .wildcard where step.isBare:
            enter(depth + 1)
            return ItemsStep(WildcardNode(), next: next)
        case .descendants where step.isBare:
            enter(depth + 1)
            return DescendantsStep(next: next)
        default:
            return ExpressionStep(try planStepExpression(step, depth: depth), next: next)
        }
    }

    private mutating func planStepExpression(
        _ step: SyntaxNode,
        depth: Int
    ) throws(Fault) -> PlanNode {
        let stages = step.stages
        step.stages = []
        defer { step.stages = stages }
        return try planInLoop(step, depth: depth + 1)
    }

    /// Plans predicates, one after the other.
    mutating func planFilters(
        _ stages: [SyntaxNode.Stage],
        depth: Int
    ) throws(Fault) -> Filter {
        var filters: [Filter] = []
        for stage in stages {
            guard case .filter(let predicate) = stage else { continue }
            filters.append(try planFilter(predicate, depth: depth))
        }
        guard var chain = filters.first else { return TestFilter(LiteralNode(.boolean(true))) }
        for filter in filters.dropFirst() { chain = FilterChain(chain, filter) }
        return chain
    }

    private mutating func planFilter(
        _ predicate: SyntaxNode,
        depth: Int
    ) throws(Fault) -> Filter {
        if case .number(let index) = predicate.form, predicate.predicates.isEmpty {
            return IndexFilter(index)
        }
        let plan = try planInLoop(predicate, depth: depth + 1)
        if predicate.isPositionList { return PositionsFilter(plan) }
        return plan.isBoolean ? TestFilter(plan) : ValueFilter(plan)
    }
}

extension SyntaxNode {
    /// Whether nothing stands behind the step but the next.
    var isBare: Bool { group == nil && predicates.isEmpty && !keepsArray }

    /// Whether this is the step that a `^(…)` became.
    var isSort: Bool {
        if case .sort = form { true } else { false }
    }

    /// Whether this is a list of constant numbers and ranges of them.
    var isPositionList: Bool {
        guard predicates.isEmpty, group == nil, case .array(let items) = form, !items.isEmpty else {
            return false
        }
        return items.allSatisfy { item in
            switch item.form {
            case .number: item.predicates.isEmpty && item.group == nil
            case .binary(.doubleDot, let left, let right): left.isNumber && right.isNumber
            default: false
            }
        }
    }

    private var isNumber: Bool {
        if case .number = form { predicates.isEmpty && group == nil } else { false }
    }
}
