/// What stands in the parentheses of a directive, or in a method's arguments.
indirect enum Expression: Sendable {
    case constant(Value)
    /// A text in double quotes, which is a template itself.
    case interpolation(Block)
    case reference(Reference)
    case list([Expression], offset: Int)
    case map([MapMember], offset: Int)
    case range(Expression, Expression, offset: Int)
    case not(Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case comparison(Comparison, Expression, Expression, offset: Int)
    case arithmetic(Arithmetic, Expression, Expression, offset: Int)
}

struct MapMember: Sendable {
    let key: Expression
    let value: Expression
}

enum Comparison: Sendable {
    case equal
    case notEqual
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
}

enum Arithmetic: Sendable {
    case add
    case subtract
    case multiply
    case divide
    case remainder
}

/// `$name.member[index].method(…)`.
final class Reference: Sendable {
    let slot: Int
    let steps: [ReferenceStep]
    /// The backslashes that print before the value.
    let prefix: [UInt8]
    let offset: Int

    init(slot: Int, steps: [ReferenceStep], prefix: [UInt8], offset: Int) {
        self.slot = slot
        self.steps = steps
        self.prefix = prefix
        self.offset = offset
    }
}

enum ReferenceStep: Sendable {
    case property(Member)
    case index(Expression, offset: Int)
    case call(MethodCall)
}

/// A member's name in the forms in which it is looked up.
struct Member: Sendable {
    let name: String
    let key: Value
    let offset: Int

    init(_ name: String, offset: Int) {
        self.name = name
        key = .text(Array(name.utf8))
        self.offset = offset
    }
}

final class MethodCall: Sendable {
    let method: Method
    let arguments: [Expression]
    /// The arguments' values, if all are literals.
    let constants: [Value]?
    let prepared: PreparedArgument
    let offset: Int

    init(method: Method, arguments: [Expression], prepared: PreparedArgument, offset: Int) {
        self.method = method
        self.arguments = arguments
        let constants = arguments.compactMap { argument -> Value? in
            if case .constant(let value) = argument { value } else { nil }
        }
        self.constants = constants.count == arguments.count ? constants : nil
        self.prepared = prepared
        self.offset = offset
    }
}
