/// The members of the input that an expression reads, as far as its text tells.
struct InputPaths {
    private(set) var paths: [[[UInt8]]] = []
    private var known: Set<[[UInt8]]> = []

    /// Gathers the paths of a resolved expression.
    init(_ syntax: SyntaxNode) {
        visit(syntax, at: [])
    }

    private mutating func record(_ path: [[UInt8]]?) {
        guard let path, !path.isEmpty, known.insert(path).inserted else { return }
        paths.append(path)
    }

    /// Visits a node whose context is some member of the input, or something unknown.
    private mutating func visit(_ node: SyntaxNode, at context: [[UInt8]]?) {
        switch node.form {
        case .path(let steps): visitSteps(steps, at: context)
        case .variable(let name): record(place(of: name, at: context))
        case .wildcard, .descendants: record(context)
        default:
            var operands: [SyntaxNode] = []
            node.forEachOperand { operands.append($0) }
            for operand in operands { visit(operand, at: context) }
        }
        var stages: [SyntaxNode] = []
        node.forEachStage { stages.append($0) }
        for stage in stages { visit(stage, at: nil) }
    }

    private func place(of variable: [UInt8], at context: [[UInt8]]?) -> [[UInt8]]? {
        if variable.isEmpty { return context }
        return variable == [UInt8(ascii: "$")] ? [] : nil
    }

    private mutating func visitSteps(_ steps: [SyntaxNode], at context: [[UInt8]]?) {
        var place = context
        for step in steps {
            switch step.form {
            case .name(let name): place?.append(name)
            case .variable(let name): place = self.place(of: name, at: place)
            case .sort(let terms):
                for term in terms { visit(term.expression, at: place) }
            default:
                visit(step, at: place)
                place = nil
            }
            for case .filter(let predicate) in step.stages { visit(predicate, at: place) }
        }
        record(place)
    }
}
