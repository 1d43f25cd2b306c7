import JSON

/// A node of the syntax tree.
///
/// The parser makes it; the resolver that follows rewrites it in place: it turns chains of `.`, `[`,
/// `^`, `@` and `#` into paths of steps, and notes on each step what happens to its results.
final class SyntaxNode {
    /// What a node is.
    enum Form {
        case name([UInt8])
        case variable([UInt8])
        case string([UInt8])
        case number(Double)
        case literal(LiteralWord)
        case regularExpression(pattern: [UInt8], flags: [UInt8])
        case wildcard
        case descendants
        case parent(AncestorSlot)

        /// A symbol where an operand should be: `and`, `or` and `in` are names then, `?` leaves an
        /// argument open.
        case symbol(Operator)
        case end

        case binary(Operator, SyntaxNode, SyntaxNode)
        case negation(SyntaxNode)
        case array([SyntaxNode])
        case object([SyntaxPair])
        case map(SyntaxNode, SyntaxNode)
        case filter(SyntaxNode, SyntaxNode)
        case group(SyntaxNode, [SyntaxPair])
        case order(SyntaxNode, [SyntaxTerm])
        case focus(SyntaxNode, [UInt8])
        case index(SyntaxNode, [UInt8])
        case bind([UInt8], SyntaxNode)
        case apply(SyntaxNode, SyntaxNode)
        case coalesce(SyntaxNode, SyntaxNode)
        case elvis(SyntaxNode, SyntaxNode)
        case condition(SyntaxNode, SyntaxNode, SyntaxNode?)
        case block([SyntaxNode])
        case call(SyntaxNode, [SyntaxNode])
        case partial(SyntaxNode, [SyntaxNode])
        case lambda(SyntaxLambda)
        case transform(pattern: SyntaxNode, update: SyntaxNode, deletion: SyntaxNode?)

        /// Steps one after the other; made by the resolver.
        case path([SyntaxNode])

        /// A step that orders what came before; made by the resolver.
        case sort([SyntaxTerm])
    }

    /// What happens to a step's results, in order.
    enum Stage {
        case filter(SyntaxNode)
        case index([UInt8])
    }

    var form: Form

    /// Where it stands, in UTF-16 units, as the reference reports it.
    let position: Int

    /// How many nodes lie on the longest way down from here.
    let height: Int

    /// Whether `[]` follows: a single result stays an array.
    var keepsArray = false

    /// For an array constructor in a path: whether its result stays one item.
    var isConstructedStep = false

    /// For a path: whether a single result stays an array.
    var keepsSingletonArray = false

    /// For a step or path: whether its results carry the bindings of focus, index or ancestors.
    var carriesBindings = false

    /// What few nodes have; made once there is something to note.
    private var rest: Rest?

    /// What stands behind a step or binds something to its results.
    private final class Rest {
        var predicates: [Stage] = []
        var stages: [Stage] = []
        var group: SyntaxGroup?
        var focus: [UInt8]?
        var index: [UInt8]?
        var ancestor: AncestorSlot?
        var seekingParents: [AncestorSlot] = []
    }

    init(_ form: Form, position: Int, height: Int = 1) {
        self.form = form
        self.position = position
        self.height = height
    }

    private func ensureRest() -> Rest {
        if let rest { return rest }
        let rest = Rest()
        self.rest = rest
        return rest
    }
}

extension SyntaxNode {
    /// Whether no predicate, grouping or binding stands behind the node.
    var hasNothingBehind: Bool { rest == nil }

    /// For what is no step: the predicates on its value.
    var predicates: [Stage] {
        get { rest?.predicates ?? [] }
        set { if rest != nil || !newValue.isEmpty { ensureRest().predicates = newValue } }
    }

    /// For a step: the predicates and index bindings on its results.
    var stages: [Stage] {
        get { rest?.stages ?? [] }
        set { if rest != nil || !newValue.isEmpty { ensureRest().stages = newValue } }
    }

    /// The grouping `{…}` of the results.
    var group: SyntaxGroup? {
        get { rest?.group }
        set { ensureRest().group = newValue }
    }

    /// The variable that `@` binds to each result.
    var focus: [UInt8]? {
        get { rest?.focus }
        set { ensureRest().focus = newValue }
    }

    /// The variable that `#` binds to each result's number.
    var index: [UInt8]? {
        get { rest?.index }
        set { ensureRest().index = newValue }
    }

    /// The slot under which the step keeps its input for a `%` further right.
    var ancestor: AncestorSlot? {
        get { rest?.ancestor }
        set { ensureRest().ancestor = newValue }
    }

    /// The `%` in here whose ancestor is not found yet.
    var seekingParents: [AncestorSlot] {
        get { rest?.seekingParents ?? [] }
        set { if rest != nil || !newValue.isEmpty { ensureRest().seekingParents = newValue } }
    }
}

extension SyntaxNode {
    /// The name of the form where the reference reports it as a token.
    var formName: String {
        switch form {
        case .name: "name"
        case .variable: "variable"
        case .string: "string"
        case .number: "number"
        case .literal: "value"
        case .regularExpression: "regex"
        case .wildcard: "wildcard"
        case .descendants: "descendant"
        case .parent: "parent"
        case .symbol: "operator"
        case .end: "end"
        case .negation, .array, .object: "unary"
        case .condition, .coalesce, .elvis: "condition"
        case .bind: "bind"
        case .apply: "apply"
        case .block: "block"
        case .call: "function"
        case .partial: "partial"
        case .lambda: "lambda"
        case .transform: "transform"
        case .path: "path"
        case .sort: "sort"
        case .binary, .map, .filter, .group, .order, .focus, .index: "binary"
        }
    }
}

/// A key and its value in an object constructor or a grouping.
struct SyntaxPair {
    var key: SyntaxNode
    var value: SyntaxNode
}

/// A term of `^(…)`.
struct SyntaxTerm {
    var expression: SyntaxNode
    var isDescending: Bool
}

/// The `{…}` that groups results.
struct SyntaxGroup {
    var pairs: [SyntaxPair]
    var position: Int
}

/// A function definition.
struct SyntaxLambda {
    var parameters: [[UInt8]]
    var signature: Signature?
    var body: SyntaxNode
}

/// What a `%` refers to: the input of the step that it climbs to.
///
/// Two `%` that climb to the same step share its label.
final class AncestorSlot {
    var label: Int
    var level = 1

    init(label: Int) {
        self.label = label
    }
}

extension SyntaxNode {
    /// The value of a literal, for messages.
    var literalValue: JSONValue? {
        switch form {
        case .number(let number): JSONValue(number)
        case .literal(.true): true
        case .literal(.false): false
        case .literal(.null): JSONValue.null
        default: nil
        }
    }
}
