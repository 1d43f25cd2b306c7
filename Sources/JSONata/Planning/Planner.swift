import JSON

/// Turns a resolved syntax tree into nodes that evaluate it.
struct Planner: ~Copyable {
    let dialect: JSONataDialect

    /// The functions of the surrounding program.
    let functions: [JSONataFunction]

    /// Where constants, names and shapes lie.
    let arena: RawArena
    let rootLayout = FrameLayout()

    /// Nodes without anything of their own; the whole plan shares them.
    let inputSource = InputSource()
    private(set) lazy var wholeInputSource = WholeInputSource()
    private(set) lazy var undefined = LiteralNode(.undefined)
    private lazy var rootNode = RootNode()

    /// Where the plan's places begin in the tables of an evaluation; others stand before them.
    let start: PlanStart

    /// Where the plan's places in the field cache end so far.
    private(set) var cacheEnd: Int

    /// The names that are bound from outside.
    private var globals = NameTable()
    private var globalNodes: [GlobalNode?] = []

    /// How deep what is always evaluated nests, in the function planned just now.
    var maximumDepth = 0

    /// Whether nodes count towards the depth: in lists, the reference counts the first item only.
    var countsDepth = true

    /// Whether what is planned runs more than once in its frame.
    var isInLoop = false
    var scope: PlanScope

    init(
        dialect: JSONataDialect,
        functions: [JSONataFunction] = [],
        start: PlanStart = PlanStart(),
        capacity: Int
    ) {
        self.dialect = dialect
        self.functions = functions
        self.start = start
        cacheEnd = start.cache
        arena = RawArena(capacity: capacity)
        scope = PlanScope(outer: nil, layout: rootLayout, ownsFrame: true)
    }

    /// Compiles an expression.
    static func plan(
        _ source: SourceText,
        dialect: JSONataDialect,
        functions: [JSONataFunction] = [],
        start: PlanStart = PlanStart()
    ) throws(Fault) -> Plan {
        let syntax = try Resolver.resolve(try Parser.parse(source, dialect: dialect))
        var planner = Planner(
            dialect: dialect,
            functions: functions,
            start: start,
            capacity: 256 + source.count * 4
        )
        do throws(Fault) {
            let root = try planner.planRoot(syntax)
            return Plan(root: root, planner: planner)
        } catch {
            planner.arena.free()
            throw error
        }
    }

    /// Plans a whole expression; its variables are its own.
    mutating func planRoot(_ syntax: SyntaxNode) throws(Fault) -> PlanNode {
        let outer = scope
        defer { scope = outer }
        scope = PlanScope(outer: outer, layout: rootLayout, ownsFrame: false)
        let slots = scope.declare(syntax.boundNames)
        let root = try plan(syntax, depth: 1)
        return slots.isEmpty ? root : ScopeNode(slots: slots, body: root)
    }

    // MARK: Resources

    /// A place in the field cache.
    mutating func takeCacheSlot() -> Int {
        defer { cacheEnd += 1 }
        return cacheEnd
    }

    /// A constant string.
    func makeString(_ text: [UInt8]) -> RawJSON {
        guard !text.isEmpty else { return .emptyString }
        return text.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return .emptyString }
            let flags = TextFlags.flags(of: start, count: text.count)
            return arena.makeString(start, count: text.count, flags: flags)
        }
    }

    /// A name as paths look it up.
    mutating func makeFieldKey(_ name: [UInt8]) -> FieldKey {
        FieldKey(key: RawKey(makeString(name)), slot: takeCacheSlot())
    }

    /// The place of a value bound from outside.
    mutating func globalSlot(_ name: [UInt8]) -> Int {
        let index = globals.insert(name)
        if index == globalNodes.count { globalNodes.append(nil) }
        return start.globals + index
    }

    /// The names that are bound from outside, in the order of their slots.
    var globalNames: [[UInt8]] { globals.names }

    // MARK: Depth

    /// Counts a node at some depth.
    mutating func enter(_ depth: Int) {
        if countsDepth { maximumDepth = max(maximumDepth, depth) }
    }

    /// Plans what is evaluated only sometimes: if it nests deeper than all that is always evaluated,
    /// it checks the depth when it is entered.
    mutating func planBranch(
        _ node: SyntaxNode,
        depth: Int,
        isTail: Bool = false
    ) throws(Fault) -> PlanNode {
        let known = maximumDepth
        maximumDepth = 0
        let branch = isTail ? try planTail(node, depth: depth) : try plan(node, depth: depth)
        let needed = maximumDepth
        maximumDepth = known
        return needed > known ? DepthGuardNode(depth: needed, child: branch) : branch
    }

    /// Plans what may run many times in its frame.
    mutating func planInLoop(_ node: SyntaxNode, depth: Int) throws(Fault) -> PlanNode {
        let outer = isInLoop
        isInLoop = true
        defer { isInLoop = outer }
        return try plan(node, depth: depth)
    }
}

extension Planner {
    /// Plans a node with what stands behind it: predicates, grouping, `[]`.
    mutating func plan(_ node: SyntaxNode, depth: Int) throws(Fault) -> PlanNode {
        enter(depth)
        if case .path(let steps) = node.form { return try planPath(node, steps, depth: depth) }
        var plan = try planForm(of: node, depth: depth)
        if !node.predicates.isEmpty {
            let filter = try planFilters(node.predicates, depth: depth)
            plan = FilterNode(plan, filter, keepsSingleton: node.keepsArray && node.group == nil)
        }
        if let group = node.group {
            plan = try planGroup(group, of: plan, depth: depth)
        } else if node.keepsArray, node.predicates.isEmpty {
            plan = KeepArrayNode(plan)
        }
        return plan
    }

    private mutating func planForm(of node: SyntaxNode, depth: Int) throws(Fault) -> PlanNode {
        switch node.form {
        case .name(let name): return FieldNode(makeFieldKey(name))
        case .string(let text): return LiteralNode(makeString(text))
        case .number(let number): return LiteralNode(.double(number))
        case .literal(let word): return LiteralNode(word.value)
        case .variable(let name): return planVariable(name)
        case .parent(let slot): return planVariable(RowColumns.name(of: slot))
        case .wildcard: return WildcardNode()
        case .descendants: return DescendantsNode()
        case .regularExpression(let pattern, let flags):
            return try RegularExpressionNode(pattern, flags: flags, position: node.position)
        case .array(let items):
            return try planArray(items, isConstructed: node.isConstructedStep, depth: depth)
        case .object(let pairs):
            return try planObject(pairs, position: node.position, depth: depth)
        case .block(let expressions):
            return try planBlock(node, expressions, depth: depth, isTail: false)
        case .binary, .negation, .coalesce, .elvis, .condition, .bind:
            return try planOperator(node, depth: depth)
        default: return try planFunction(node, depth: depth)
        }
    }

    private mutating func planOperator(
        _ node: SyntaxNode,
        depth: Int
    ) throws(Fault) -> PlanNode {
        switch node.form {
        case .binary(let symbol, let left, let right):
            return try planBinary(symbol, left, right, position: node.position, depth: depth)
        case .negation(let operand):
            return NegationNode(try plan(operand, depth: depth + 1), position: node.position)
        case .coalesce(let value, let other):
            return DefaultNode(
                needsTruth: false,
                try plan(value, depth: depth + 1),
                try planBranch(other, depth: depth + 1)
            )
        case .elvis(let value, let other):
            return DefaultNode(
                needsTruth: true,
                try plan(value, depth: depth + 1),
                try planBranch(other, depth: depth + 1)
            )
        case .condition(let condition, let then, let otherwise):
            return try planCondition(condition, then, otherwise, depth: depth, isTail: false)
        case .bind(let name, let value):
            let value = try plan(value, depth: depth + 1)
            guard let slot = nearestSlot(name) else {
                preconditionFailure("A scope knows the names that are bound in it")
            }
            return BindNode(slot: slot, value: value)
        default: preconditionFailure("Only operators come here")
        }
    }

    private mutating func planBinary(
        _ symbol: Operator,
        _ left: SyntaxNode,
        _ right: SyntaxNode,
        position: Int,
        depth: Int
    ) throws(Fault) -> PlanNode {
        let first = try plan(left, depth: depth + 1)
        if symbol == .and || symbol == .or {
            let second = try planBranch(right, depth: depth + 1)
            return LogicNode(isAnd: symbol == .and, first, second, position: position)
        }
        let second = try plan(right, depth: depth + 1)
        switch symbol {
        case .equal, .notEqual: return EqualityNode(isNegated: symbol == .notEqual, first, second)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            return ComparisonNode(symbol, first, second, position: position)
        case .in: return InclusionNode(first, second)
        case .ampersand: return ConcatenationNode(first, second)
        case .doubleDot: return RangeNode(first, second, position: position)
        default: return ArithmeticNode(symbol, first, second, position: position)
        }
    }

    /// The place of a name that `:=` binds: in the current frame, or it would not be its own scope.
    private func nearestSlot(_ name: [UInt8]) -> Int? {
        var scope: PlanScope? = scope
        while let current = scope {
            if let slot = current.slot(of: name) { return slot }
            guard !current.ownsFrame else { return nil }
            scope = current.outer
        }
        return nil
    }

    /// The value of a variable: in the nearest scope in which it was assigned already.
    mutating func planVariable(_ name: [UInt8]) -> PlanNode {
        if name.isEmpty { return ContextNode() }
        return planVariable(name, in: scope, hops: 0)
    }

    /// The variable of the nearest scope that knows the name; while it is not assigned, that of the
    /// scopes around it.
    private mutating func planVariable(
        _ name: [UInt8],
        in scope: PlanScope?,
        hops: Int
    ) -> PlanNode {
        var hops = hops
        var current = scope
        while let scope = current {
            let outerHops = scope.ownsFrame ? hops + 1 : hops
            if let slot = scope.slot(of: name) {
                let fallback = planVariable(name, in: scope.outer, hops: outerHops)
                return hops == 0
                    ? LocalNode(slot: slot, fallback: fallback)
                    : OuterNode(hops: hops, slot: slot, fallback: fallback)
            }
            hops = outerHops
            current = scope.outer
        }
        return name.isDollar ? rootNode : global(name)
    }

    /// The variable of a name that is bound from outside; one node for all its uses.
    private mutating func global(_ name: [UInt8]) -> PlanNode {
        let slot = globalSlot(name)
        let index = slot - start.globals
        if let node = globalNodes[index] { return node }
        let node = GlobalNode(slot: slot, function: function(named: name))
        globalNodes[index] = node
        return node
    }

    /// The function of a name that is defined outside of the expression, or undefined.
    func function(named name: [UInt8]) -> RawJSON {
        if let function = hostFunction(named: name) { return makeHostFunction(function) }
        return Builtin(name: name, dialect: dialect).map(RawJSON.builtin) ?? .undefined
    }

    /// Whether a name means nothing that the expression itself binds.
    func isGlobal(_ name: [UInt8]) -> Bool {
        var current: PlanScope? = scope
        while let scope = current {
            if scope.slot(of: name) != nil { return false }
            current = scope.outer
        }
        return true
    }
}

extension LiteralWord {
    /// The value that the word stands for.
    var value: RawJSON {
        switch self {
        case .true: .boolean(true)
        case .false: .boolean(false)
        case .null: .null
        }
    }
}

extension [UInt8] {
    /// Whether this is the name of `$$`.
    fileprivate var isDollar: Bool { count == 1 && self[0] == UInt8(ascii: "$") }
}
