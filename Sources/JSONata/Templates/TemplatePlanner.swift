import JSON

/// Compiles a field's value with its expressions into one plan.
struct TemplatePlanner: ~Copyable {
    /// An expression of the template and where it stands.
    struct Leaf: Sendable {
        var expression: String
        var field: String
    }

    private var planner: Planner
    private let allowed: JSONataStates
    private(set) var leaves: [Leaf] = []
    private(set) var diagnostics: [JSONataTemplateError.Diagnostic] = []
    private var places: [(field: String, pointer: String)]

    init(field: String, allows allowed: JSONataStates) {
        planner = Planner(dialect: .stepFunctions, capacity: 1024)
        self.allowed = allowed.union([.input, .context])
        places = [(field, "")]
    }

    /// Compiles a template; without a plan if there are diagnostics.
    consuming func plan(
        _ template: JSONValue
    ) -> (plan: Plan?, leaves: [Leaf], diagnostics: [JSONataTemplateError.Diagnostic]) {
        let root = node(for: template)
        let found = diagnostics
        let leaves = leaves
        guard found.isEmpty else {
            planner.arena.free()
            return (nil, leaves, found)
        }
        return (Plan(root: root, planner: planner, documents: [template]), leaves, found)
    }

    private mutating func node(for value: JSONValue) -> PlanNode {
        guard places.count < JSONataLimits.dataDepth else {
            report(.invalidExpression, "Template nested too deeply", expression: "")
            return LiteralNode(.null)
        }
        switch value.content {
        case .string(let text):
            guard let expression = TemplateText.expression(in: text) else { break }
            return leaf(expression)
        case .array(let elements) where TemplatePlanner.holdsExpression(value):
            var parts: [PlanNode] = []
            for (index, element) in elements.enumerated() {
                parts.append(child(element, "[\(index)]", "/\(index)"))
            }
            return ArrayNode(items: Planner.argumentList(parts[...]), isConstructed: false)
        case .object(let members) where TemplatePlanner.holdsExpression(value):
            var parts: [PlanNode] = []
            var keys: [RawKey] = []
            for (name, member) in members {
                let step = JSONPointer(tokens: [name]).description
                parts.append(child(member, "/\(name)", step))
                keys.append(RawKey(planner.makeString(Array(name.utf8))))
            }
            return ObjectNode(
                shape: planner.arena.makeShape(keys, count: keys.count),
                count: keys.count,
                members: Planner.argumentList(parts[...]),
                cacheSlot: planner.takeCacheSlot()
            )
        default: break
        }
        return LiteralNode(value.raw)
    }

    private mutating func child(
        _ value: JSONValue,
        _ fieldStep: String,
        _ pointerStep: String
    ) -> PlanNode {
        let place = places[places.count - 1]
        places.append((place.field + fieldStep, place.pointer + pointerStep))
        defer { places.removeLast() }
        return node(for: value)
    }

    private mutating func leaf(_ expression: String) -> PlanNode {
        leaves.append(Leaf(expression: expression, field: places[places.count - 1].field))
        do throws(Fault) {
            let source = SourceText(expression)
            let syntax = try Resolver.resolve(
                try Parser.parse(source, dialect: .stepFunctions)
            )
            var checker = TopLevelChecker(allowed: allowed)
            checker.check(syntax)
            for message in checker.messages {
                report(.unsupportedExpression, message, expression: expression)
            }
            let outer = planner.maximumDepth
            planner.maximumDepth = 0
            let root = try planner.planRoot(syntax)
            let depth = planner.maximumDepth
            planner.maximumDepth = outer
            return TemplateLeafNode(root, number: leaves.count - 1, depth: depth)
        } catch {
            report(.invalidExpression, error.error.message, expression: expression)
            return LiteralNode(.null)
        }
    }

    private mutating func report(
        _ code: JSONataTemplateError.Diagnostic.Code,
        _ message: String,
        expression: String
    ) {
        let place = places[places.count - 1]
        diagnostics.append(
            JSONataTemplateError.Diagnostic(
                code: code,
                message: message,
                pointer: place.pointer,
                field: place.field,
                expression: expression
            )
        )
    }

    /// Whether any string inside a value is an expression.
    private static func holdsExpression(_ value: JSONValue) -> Bool {
        var pending = [value]
        while let value = pending.popLast() {
            switch value.content {
            case .string(let text):
                if TemplateText.expression(in: text) != nil { return true }
            case .array(let elements): pending += elements
            case .object(let members): pending += members.map(\.value)
            default: break
            }
        }
        return false
    }
}
