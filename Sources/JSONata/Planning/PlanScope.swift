/// The names that a part of an expression can see, while it is planned.
final class PlanScope {
    let outer: PlanScope?
    let layout: FrameLayout

    /// Whether the scope's variables lie in a frame of their own.
    let ownsFrame: Bool
    private var names = NameTable()
    private var slots: [Int] = []

    init(outer: PlanScope?, layout: FrameLayout, ownsFrame: Bool) {
        self.outer = outer
        self.layout = layout
        self.ownsFrame = ownsFrame
    }

    /// Gives names their places.
    func declare(_ newNames: [[UInt8]]) -> Range<Int> {
        let slots = layout.reserve(newNames.count)
        for name in newNames { names.append(name) }
        self.slots += slots
        return slots
    }

    /// The place of a name declared here; of two alike, the later.
    func slot(of name: [UInt8]) -> Int? {
        names.number(of: name).map { slots[$0] }
    }
}

extension SyntaxNode {
    /// The names that `:=` binds in this node's own scope, each once.
    var boundNames: [[UInt8]] {
        var names = NameTable()
        gatherBoundNames(into: &names)
        return names.names
    }

    /// Adds the names that `:=` binds in this node's own scope.
    func gatherBoundNames(into names: inout NameTable) {
        switch form {
        case .bind(let name, let value):
            names.insert(name)
            value.gatherBoundNames(into: &names)
        case .block, .lambda, .transform: break
        default: forEachOperand { $0.gatherBoundNames(into: &names) }
        }
        forEachStage { $0.gatherBoundNames(into: &names) }
    }

    /// Whether a function that may keep variables is made in this node or below.
    var makesFunction: Bool {
        switch form {
        case .lambda, .transform: return true
        default:
            var found = false
            forEachOperand { found = found || $0.makesFunction }
            forEachStage { found = found || $0.makesFunction }
            return found
        }
    }

    /// Visits the nodes that this one's form consists of.
    func forEachOperand(_ visit: (SyntaxNode) -> Void) {
        switch form {
        case .binary(_, let left, let right), .map(let left, let right),
            .filter(let left, let right), .apply(let left, let right),
            .coalesce(let left, let right), .elvis(let left, let right):
            visit(left)
            visit(right)
        case .negation(let operand), .bind(_, let operand), .focus(let operand, _),
            .index(let operand, _):
            visit(operand)
        case .array(let nodes), .block(let nodes), .path(let nodes): nodes.forEach(visit)
        case .object(let pairs): SyntaxNode.visit(pairs, visit)
        case .group(let left, let pairs):
            visit(left)
            SyntaxNode.visit(pairs, visit)
        case .order(let left, let terms):
            visit(left)
            terms.forEach { visit($0.expression) }
        case .sort(let terms): terms.forEach { visit($0.expression) }
        case .condition(let condition, let then, let otherwise):
            visit(condition)
            visit(then)
            if let otherwise { visit(otherwise) }
        case .call(let procedure, let arguments), .partial(let procedure, let arguments):
            visit(procedure)
            arguments.forEach(visit)
        case .lambda(let lambda): visit(lambda.body)
        case .transform(let pattern, let update, let deletion):
            visit(pattern)
            visit(update)
            if let deletion { visit(deletion) }
        case .name, .variable, .string, .number, .literal, .regularExpression, .wildcard,
            .descendants, .parent, .symbol, .end:
            break
        }
    }

    private static func visit(_ pairs: [SyntaxPair], _ visit: (SyntaxNode) -> Void) {
        for pair in pairs {
            visit(pair.key)
            visit(pair.value)
        }
    }

    /// Visits the predicates and groupings on this node.
    func forEachStage(_ visit: (SyntaxNode) -> Void) {
        guard !hasNothingBehind else { return }
        for case .filter(let predicate) in predicates { visit(predicate) }
        for case .filter(let predicate) in stages { visit(predicate) }
        if let group { SyntaxNode.visit(group.pairs, visit) }
    }
}
