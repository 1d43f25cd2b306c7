/// What stands in a template, one part after another.
struct Block: Sendable {
    var statements: [Statement] = []
}

enum Statement: Sendable {
    case text([UInt8])
    case reference(Reference)
    case set(Assignment)
    case choice(Choice)
    case loop(Loop)
    case define(slot: Int, Definition)
    case leave(Expression?, offset: Int)
    case stop
}

final class Assignment: Sendable {
    let slot: Int
    /// The list or map that is changed, and the place in it; a plain variable has neither.
    let container: Reference?
    let place: ReferenceStep?
    let value: Expression
    let offset: Int

    init(target: Reference, value: Expression) {
        slot = target.slot
        offset = target.offset
        self.value = value
        place = target.steps.last
        container =
            target.steps.isEmpty
            ? nil
            : Reference(
                slot: target.slot,
                steps: Array(target.steps.dropLast()),
                prefix: [],
                offset: target.offset
            )
    }
}

final class Choice: Sendable {
    struct Branch: Sendable {
        let condition: Expression
        let block: Block
    }

    let branches: [Branch]
    let otherwise: Block?

    init(branches: [Branch], otherwise: Block?) {
        self.branches = branches
        self.otherwise = otherwise
    }
}

final class Loop: Sendable {
    let variable: Int
    let sequence: Expression
    let block: Block
    let offset: Int

    init(variable: Int, sequence: Expression, block: Block, offset: Int) {
        self.variable = variable
        self.sequence = sequence
        self.block = block
        self.offset = offset
    }
}

/// The block of a `#define`, which renders anew wherever its reference stands.
final class Definition: Sendable {
    let block: Block

    init(block: Block) {
        self.block = block
    }
}
