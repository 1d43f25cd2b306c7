import JSON

extension Planner {
    /// Plans a path that binds names from step number `first` on.
    mutating func planRowPath(
        _ node: SyntaxNode,
        _ steps: [SyntaxNode],
        firstRow first: Int,
        depth: Int
    ) throws(Fault) -> PlanNode {
        let (source, prefix) = try planPrefix(steps[..<first], steps, depth: depth)
        let columns = RowColumns(of: node)
        let outer = scope
        let outerLoop = isInLoop
        defer {
            scope = outer
            isInLoop = outerLoop
        }
        let ownsFrame = node.makesFunction
        let layout = ownsFrame ? FrameLayout() : outer.layout
        scope = PlanScope(outer: outer, layout: layout, ownsFrame: ownsFrame)
        let slots = scope.declare(columns.names)
        isInLoop = true
        var rowSteps: [RowStep] = []
        for step in steps[first...] {
            rowSteps.append(try planRowStep(step, columns, depth: depth))
        }
        let path = RowPathNode(
            source: source,
            prefix: prefix,
            steps: rowSteps,
            scope: RowScope(
                nameCount: columns.names.count,
                slots: slots,
                hasOwnFrame: ownsFrame
            ),
            keepsSingleton: node.keepsSingletonArray || node.keepsArray,
            yieldsRows: node.carriesBindings
        )
        guard let group = node.group else { return path }
        return try planGroup(group, of: path, depth: depth)
    }

    private mutating func planPrefix(
        _ prefix: ArraySlice<SyntaxNode>,
        _ steps: [SyntaxNode],
        depth: Int
    ) throws(Fault) -> (PathSource, PathStep) {
        guard !prefix.isEmpty else {
            if case .variable = steps[0].form { return (wholeInputSource, LastItemStep()) }
            return (inputSource, LastItemStep())
        }
        return try planPlainSteps(prefix, depth: depth)
    }

    private mutating func planRowStep(
        _ step: SyntaxNode,
        _ columns: RowColumns,
        depth: Int
    ) throws(Fault) -> RowStep {
        var stages: [RowStage] = []
        for stage in step.stages {
            switch stage {
            case .index(let name): stages.append(.index(column: columns.column(of: name)))
            case .filter(let predicate):
                if case .number(let index) = predicate.form, predicate.predicates.isEmpty {
                    stages.append(.constantIndex(index))
                } else {
                    stages.append(.filter(try plan(predicate, depth: depth + 1)))
                }
            }
        }
        if case .sort(let terms) = step.form {
            return SortRowStep(
                terms: try planTerms(terms, depth: depth),
                index: step.index.map(columns.column),
                position: step.position,
                stages: stages
            )
        }
        var bindings = ExpressionRowStep.Bindings(
            focus: step.focus.map(columns.column),
            index: step.index.map(columns.column),
            ancestor: step.ancestor.map { columns.column(of: RowColumns.name(of: $0)) }
        )
        if let nested = step.nestedRowPath {
            for (index, name) in RowColumns(of: nested).names.enumerated() {
                bindings.columns.append((from: index + 1, to: columns.column(of: name)))
            }
        }
        let stepStages = step.stages
        step.stages = []
        defer { step.stages = stepStages }
        return ExpressionRowStep(
            try plan(step, depth: depth + 1),
            bindings: bindings,
            stages: stages
        )
    }
}

/// The names that the rows of a path have values for.
struct RowColumns {
    private(set) var names: [[UInt8]] = []

    /// Gathers the names that a path's steps bind, and those of paths in blocks that it takes rows
    /// from.
    init(of path: SyntaxNode) {
        gather(path)
    }

    /// The column of a name; the item itself is column 0.
    func column(of name: [UInt8]) -> Int {
        guard let index = names.firstIndex(of: name) else {
            preconditionFailure("A path knows the names that its steps bind")
        }
        return index + 1
    }

    private mutating func gather(_ path: SyntaxNode) {
        guard case .path(let steps) = path.form else { return }
        for step in steps {
            if let focus = step.focus { add(focus) }
            if let index = step.index { add(index) }
            if let ancestor = step.ancestor { add(RowColumns.name(of: ancestor)) }
            for case .index(let name) in step.stages { add(name) }
            if let nested = step.nestedRowPath { gather(nested) }
        }
    }

    private mutating func add(_ name: [UInt8]) {
        if !names.contains(name) { names.append(name) }
    }

    /// The name under which a `%` finds its ancestor; no variable can have it.
    static func name(of slot: AncestorSlot) -> [UInt8] {
        Array("!\(slot.label)".utf8)
    }
}

extension SyntaxNode {
    /// The path at the end of a block that yields rows to the path around the block.
    var nestedRowPath: SyntaxNode? {
        guard case .block(let expressions) = form, carriesBindings, let last = expressions.last
        else { return nil }
        if case .block = last.form { return last.nestedRowPath }
        if case .path = last.form, last.carriesBindings { return last }
        return nil
    }
}
