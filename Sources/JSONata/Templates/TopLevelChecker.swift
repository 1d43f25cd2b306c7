/// Finds what an expression uses that does not exist where it stands: AWS gives it no context.
struct TopLevelChecker {
    private let allowed: JSONataStates
    private(set) var messages: [String] = []
    private var known: Set<String> = []

    init(allowed: JSONataStates) {
        self.allowed = allowed
    }

    /// Checks a whole expression.
    mutating func check(_ syntax: SyntaxNode) {
        visit(syntax, hasContext: false, isInFunction: false)
    }

    private mutating func report(_ name: String) {
        add("Reference to '\(name)' at the top level is not supported.")
    }

    private mutating func add(_ message: String) {
        if known.insert(message).inserted { messages.append(message) }
    }

    private mutating func visit(_ node: SyntaxNode, hasContext: Bool, isInFunction: Bool) {
        switch node.form {
        case .variable(let name):
            if name.isEmpty {
                if !hasContext, !isInFunction { report("$") }
            } else if name == [UInt8(ascii: "$")] {
                report("$$")
            }
        case .path(let steps): visitPath(steps, hasContext, isInFunction)
        case .lambda(let lambda):
            visit(lambda.body, hasContext: hasContext, isInFunction: true)
        case .transform(let pattern, let update, let deletion):
            for part in [pattern, update] + (deletion.map { [$0] } ?? []) {
                visit(part, hasContext: true, isInFunction: isInFunction)
            }
        case .sort(let terms):
            for term in terms {
                visit(term.expression, hasContext: true, isInFunction: isInFunction)
            }
        default:
            var operands: [SyntaxNode] = []
            node.forEachOperand { operands.append($0) }
            for operand in operands {
                visit(operand, hasContext: hasContext, isInFunction: isInFunction)
            }
        }
        var stages: [SyntaxNode] = []
        node.forEachStage { stages.append($0) }
        for stage in stages { visit(stage, hasContext: true, isInFunction: isInFunction) }
    }

    private mutating func visitPath(
        _ steps: [SyntaxNode],
        _ hasContext: Bool,
        _ isInFunction: Bool
    ) {
        if case .name(let name) = steps[0].form, !hasContext {
            report(String(decoding: name, as: UTF8.self))
        }
        checkStates(steps)
        for (index, step) in steps.enumerated() {
            visit(step, hasContext: hasContext || index > 0, isInFunction: isInFunction)
        }
    }

    private mutating func checkStates(_ steps: [SyntaxNode]) {
        guard steps.count > 1, case .variable(let variable) = steps[0].form,
            variable.elementsEqual(StatesVariable.name.utf8), case .name(let name) = steps[1].form
        else { return }
        let text = String(decoding: name, as: UTF8.self)
        guard let member = JSONataStates.member(named: text), !allowed.contains(member) else {
            return
        }
        add("Reference to '$states.\(text)' is not supported here.")
    }
}
