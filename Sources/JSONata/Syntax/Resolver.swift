/// Turns the parser's tree into one of paths with steps, and finds the ancestor of each `%`.
struct Resolver {
    private var labelCount = 0

    /// Resolves a whole expression in place.
    static func resolve(_ root: SyntaxNode) throws(Fault) -> SyntaxNode {
        var resolver = Resolver()
        let root = try resolver.resolve(root)
        var isParent = false
        if case .parent = root.form { isParent = true }
        guard !isParent, root.seekingParents.isEmpty else {
            throw Fault(.noAncestor, position: root.position, token: root.formName)
        }
        return root
    }

    private mutating func resolve(_ node: SyntaxNode) throws(Fault) -> SyntaxNode {
        let result = try resolveForm(of: node)
        if node.keepsArray { result.keepsArray = true }
        return result
    }

    private mutating func resolveForm(of node: SyntaxNode) throws(Fault) -> SyntaxNode {
        switch node.form {
        case .string, .number, .literal, .wildcard, .descendants, .variable, .regularExpression,
            .path, .sort:
            return node
        case .name: return path(of: node)
        case .symbol(let symbol): return try resolveSymbol(symbol, node)
        case .end: throw Fault(.endOfExpression, position: node.position, token: "(end)")
        case .parent(let slot):
            slot.label = labelCount
            labelCount += 1
            return node
        case .map(let left, let right): return try resolveMap(node, left, right)
        case .filter(let left, let predicate):
            return try resolveFilter(left, predicate, position: node.position)
        case .group(let left, let pairs):
            return try resolveGroup(left, pairs, position: node.position)
        case .order(let left, let terms): return try resolveOrder(node, left, terms)
        case .focus(let left, let name): return try resolveFocus(node, left, name)
        case .index(let left, let name): return try resolveIndex(left, name)
        default: return try resolveOperands(of: node)
        }
    }

    private func path(of step: SyntaxNode) -> SyntaxNode {
        let path = SyntaxNode(.path([step]), position: step.position, height: step.height)
        path.keepsSingletonArray = step.keepsArray
        return path
    }

    private func resolveSymbol(
        _ symbol: Operator,
        _ node: SyntaxNode
    ) throws(Fault) -> SyntaxNode {
        switch symbol {
        case .and, .or, .in:
            // The words may also be names.
            node.form = .name(Array(symbol.rawValue.utf8))
            return path(of: node)
        case .question: return node
        default:
            throw Fault(.syntaxError, position: node.position, token: symbol.rawValue)
        }
    }
}

// MARK: - What only passes `%` on

extension Resolver {
    /// Resolves a list where it lies; whoever holds it besides makes it be copied.
    private mutating func resolveAll(
        _ nodes: inout [SyntaxNode],
        for parent: SyntaxNode
    ) throws(Fault) {
        for index in nodes.indices { nodes[index] = try resolve(nodes[index], for: parent) }
    }

    private mutating func resolve(
        _ node: SyntaxNode,
        for parent: SyntaxNode
    ) throws(Fault) -> SyntaxNode {
        let result = try resolve(node)
        passParents(of: result, to: parent)
        return result
    }

    private func passParents(of node: SyntaxNode, to parent: SyntaxNode) {
        let slots = node.seekingParents
        if !slots.isEmpty { parent.seekingParents += slots }
        if case .parent(let slot) = node.form { parent.seekingParents.append(slot) }
    }

    private mutating func resolveOperands(of node: SyntaxNode) throws(Fault) -> SyntaxNode {
        switch node.form {
        case .binary(let symbol, let left, let right):
            node.form = .binary(
                symbol,
                try resolve(left, for: node),
                try resolve(right, for: node)
            )
        case .negation(let operand): return try resolveNegation(node, operand)
        case .array, .object, .block: try resolveList(node)
        case .bind(let name, let value): node.form = .bind(name, try resolve(value, for: node))
        case .apply(let left, let right):
            let left = try resolve(left)
            let right = try resolve(right)
            node.form = .apply(left, right)
            node.keepsArray = left.keepsArray || right.keepsArray
        case .coalesce(let left, let right):
            node.form = .coalesce(try resolve(left, for: node), try resolve(right, for: node))
        case .elvis(let left, let right):
            node.form = .elvis(try resolve(left, for: node), try resolve(right, for: node))
        case .condition(let condition, let then, let otherwise):
            node.form = .condition(
                try resolve(condition, for: node),
                try resolve(then, for: node),
                try resolveOptional(otherwise, for: node)
            )
        default: try resolveFunction(node)
        }
        return node
    }

    /// Resolves the parts of a constructor or block; the list is taken out of its node meanwhile, so
    /// that it is changed where it lies.
    private mutating func resolveList(_ node: SyntaxNode) throws(Fault) {
        switch node.form {
        case .array(var items):
            node.form = .end
            try resolveAll(&items, for: node)
            node.form = .array(items)
        case .object(var pairs):
            node.form = .end
            for index in pairs.indices {
                pairs[index].key = try resolve(pairs[index].key, for: node)
                pairs[index].value = try resolve(pairs[index].value, for: node)
            }
            node.form = .object(pairs)
        case .block(var expressions):
            node.form = .end
            try resolveAll(&expressions, for: node)
            noteConstructedStep(of: node, expressions)
            node.form = .block(expressions)
        default: break
        }
    }

    private mutating func resolveFunction(_ node: SyntaxNode) throws(Fault) {
        switch node.form {
        case .call(let procedure, var arguments):
            node.form = .end
            try resolveAll(&arguments, for: node)
            node.form = .call(try resolve(procedure), arguments)
        case .partial(let procedure, var arguments):
            node.form = .end
            try resolveAll(&arguments, for: node)
            node.form = .partial(try resolve(procedure), arguments)
        case .lambda(var lambda):
            lambda.body = try resolve(lambda.body)
            node.form = .lambda(lambda)
        case .transform(let pattern, let update, let deletion):
            node.form = .transform(
                pattern: try resolve(pattern),
                update: try resolve(update),
                deletion: try deletion.map { (node) throws(Fault) in try resolve(node) }
            )
        default: break
        }
    }

    private mutating func resolveOptional(
        _ node: SyntaxNode?,
        for parent: SyntaxNode
    ) throws(Fault) -> SyntaxNode? {
        guard let node else { return nil }
        return try resolve(node, for: parent)
    }

    private mutating func resolveNegation(
        _ node: SyntaxNode,
        _ operand: SyntaxNode
    ) throws(Fault) -> SyntaxNode {
        let operand = try resolve(operand, for: node)
        if case .number(let number) = operand.form {
            operand.form = .number(-number)
            return operand
        }
        node.form = .negation(operand)
        return node
    }

    private func noteConstructedStep(of node: SyntaxNode, _ expressions: [SyntaxNode]) {
        for part in expressions {
            if part.isConstructedStep { node.isConstructedStep = true }
            if case .path(let steps) = part.form, steps[0].isConstructedStep {
                node.isConstructedStep = true
            }
        }
    }
}

// MARK: - What makes and extends paths

extension Resolver {
    private mutating func resolveMap(
        _ node: SyntaxNode,
        _ left: SyntaxNode,
        _ right: SyntaxNode
    ) throws(Fault) -> SyntaxNode {
        let left = try resolve(left)
        var steps: [SyntaxNode]
        let path: SyntaxNode
        if case .path(let already) = left.form {
            path = left
            steps = already
            // Let go of, so that the steps are extended where they lie.
            path.form = .end
        } else {
            path = SyntaxNode(.path([]), position: node.position, height: node.height)
            steps = [left]
        }
        if case .parent(let slot) = left.form { path.seekingParents = [slot] }
        let right = try resolve(right)
        if case .path(let more) = right.form {
            steps += more
        } else {
            right.movePredicatesToStages()
            steps.append(right)
        }
        for step in steps {
            switch step.form {
            case .number, .literal:
                throw Fault(.literalStep, position: step.position, value: step.literalValue)
            case .string(let text): step.form = .name(text)
            default: break
            }
            if step.keepsArray { path.keepsSingletonArray = true }
        }
        steps[0].noteConstructedStep()
        steps[steps.count - 1].noteConstructedStep()
        path.form = .path(steps)
        try resolveAncestors(of: path, steps)
        return path
    }

    private mutating func resolveFilter(
        _ left: SyntaxNode,
        _ predicate: SyntaxNode,
        position: Int
    ) throws(Fault) -> SyntaxNode {
        let result = try resolve(left)
        var step = result
        var isStep = false
        if case .path(let steps) = result.form {
            step = steps[steps.count - 1]
            isStep = true
        }
        guard step.group == nil else { throw Fault(.predicateAfterGroup, position: position) }
        let predicate = try resolve(predicate)
        for slot in predicate.seekingParents {
            if slot.level == 1 {
                try Resolver.seekParent(in: step, slot)
            } else {
                slot.level -= 1
            }
        }
        if !predicate.seekingParents.isEmpty { passParents(of: predicate, to: step) }
        if isStep {
            step.stages.append(.filter(predicate))
        } else {
            step.predicates.append(.filter(predicate))
        }
        return result
    }

    private mutating func resolveGroup(
        _ left: SyntaxNode,
        _ pairs: [SyntaxPair],
        position: Int
    ) throws(Fault) -> SyntaxNode {
        let result = try resolve(left)
        guard result.group == nil else { throw Fault(.secondGroup, position: position) }
        var resolved: [SyntaxPair] = []
        for pair in pairs {
            let key = try resolve(pair.key)
            resolved.append(SyntaxPair(key: key, value: try resolve(pair.value)))
        }
        result.group = SyntaxGroup(pairs: resolved, position: position)
        return result
    }

    private mutating func resolveOrder(
        _ node: SyntaxNode,
        _ left: SyntaxNode,
        _ terms: [SyntaxTerm]
    ) throws(Fault) -> SyntaxNode {
        var path = try resolve(left)
        var steps = [path]
        if case .path(let already) = path.form {
            steps = already
        } else {
            path = SyntaxNode(.path([]), position: node.position, height: node.height)
        }
        let sort = SyntaxNode(.sort([]), position: node.position, height: node.height)
        var resolved: [SyntaxTerm] = []
        for term in terms {
            let expression = try resolve(term.expression, for: sort)
            resolved.append(
                SyntaxTerm(expression: expression, isDescending: term.isDescending)
            )
        }
        sort.form = .sort(resolved)
        steps.append(sort)
        path.form = .path(steps)
        try resolveAncestors(of: path, steps)
        return path
    }

    private mutating func resolveFocus(
        _ node: SyntaxNode,
        _ left: SyntaxNode,
        _ name: [UInt8]
    ) throws(Fault) -> SyntaxNode {
        let result = try resolve(left)
        var step = result
        if case .path(let steps) = result.form { step = steps[steps.count - 1] }
        guard step.stages.isEmpty, step.predicates.isEmpty else {
            throw Fault(.focusAfterPredicate, position: node.position)
        }
        if case .sort = step.form { throw Fault(.focusAfterSort, position: node.position) }
        if node.keepsArray { step.keepsArray = true }
        step.focus = name
        step.carriesBindings = true
        return result
    }

    private mutating func resolveIndex(
        _ left: SyntaxNode,
        _ name: [UInt8]
    ) throws(Fault) -> SyntaxNode {
        var result = try resolve(left)
        var step = result
        if case .path(let steps) = result.form {
            step = steps[steps.count - 1]
        } else {
            step.movePredicatesToStages()
            result = SyntaxNode(.path([step]), position: step.position, height: step.height)
        }
        if step.stages.isEmpty {
            step.index = name
        } else {
            step.stages.append(.index(name))
        }
        step.carriesBindings = true
        return result
    }
}

extension SyntaxNode {
    /// Makes what was a value a step.
    fileprivate func movePredicatesToStages() {
        stages = predicates
        predicates = []
    }

    /// Notes that an array constructor stands at an end of a path.
    fileprivate func noteConstructedStep() {
        if case .array = form { isConstructedStep = true }
    }
}

// MARK: - Ancestors

extension Resolver {
    /// Lets a `%` climb from a node towards the step whose input it means.
    private static func seekParent(
        in node: SyntaxNode,
        _ slot: AncestorSlot
    ) throws(Fault) {
        switch node.form {
        case .name, .wildcard:
            slot.level -= 1
            guard slot.level == 0 else { return }
            if let ancestor = node.ancestor { slot.label = ancestor.label }
            node.ancestor = slot
            node.carriesBindings = true
        case .parent: slot.level += 1
        case .block(let expressions):
            guard let last = expressions.last else { return }
            node.carriesBindings = true
            try seekParent(in: last, slot)
        case .path(let steps):
            node.carriesBindings = true
            var index = steps.count - 1
            try seekParent(in: steps[index], slot)
            while slot.level > 0, index > 0 {
                index -= 1
                try seekParent(in: steps[index], slot)
            }
        default:
            throw Fault(.noAncestor, position: node.position, token: node.formName)
        }
    }

    /// Finds the ancestors of the last step's `%` among the steps before it.
    private func resolveAncestors(
        of path: SyntaxNode,
        _ steps: [SyntaxNode]
    ) throws(Fault) {
        guard let last = steps.last else { return }
        var slots = last.seekingParents
        if case .parent(let slot) = last.form { slots.append(slot) }
        for slot in slots {
            var index = steps.count - 2
            while slot.level > 0 {
                guard index >= 0 else {
                    path.seekingParents.append(slot)
                    break
                }
                var step = steps[index]
                index -= 1
                // Steps in a row that bind the focus have the same input.
                while index >= 0, step.focus != nil, steps[index].focus != nil {
                    step = steps[index]
                    index -= 1
                }
                try Resolver.seekParent(in: step, slot)
            }
        }
    }
}
