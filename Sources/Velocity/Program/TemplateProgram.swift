/// A compiled template.
///
/// Each name that the template mentions has a slot; rendering looks no variable up by its text.
final class TemplateProgram: Sendable {
    let source: [UInt8]
    let block: Block
    let slots: SlotTable
    /// Which lists and maps the template may change.
    let changes: ContainerChanges
    /// The variables that a loop maintains, if the template mentions them.
    let loopSlot: Int?
    let countSlot: Int?
    let hasNextSlot: Int?

    init(source: [UInt8], block: Block, slots: SlotTable, changes: ContainerChanges) {
        self.source = source
        self.block = block
        self.slots = slots
        self.changes = changes
        loopSlot = slots["foreach"]
        countSlot = slots["velocityCount"]
        hasNextSlot = slots["velocityHasNext"]
    }

    func slot(of name: String) -> Int? { slots[name] }
}

/// The names of a template's variables, each with a number.
struct SlotTable: Sendable {
    private var numbers: [String: Int] = [:]

    var count: Int { numbers.count }

    subscript(name: String) -> Int? { numbers[name] }

    mutating func number(of name: String) -> Int {
        if let number = numbers[name] { return number }
        let number = numbers.count
        numbers[name] = number
        return number
    }
}
