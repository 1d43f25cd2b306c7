/// A compiled template.
///
/// Each name that the template mentions has a slot; rendering looks no variable up by its text.
final class TemplateProgram: Sendable {
    let source: [UInt8]
    let block: Block
    let slots: SlotTable
    /// Whether the template may change lists or maps.
    ///
    /// If not, containers from JSON stay the views that they are.
    let changesContainers: Bool
    /// The variables that a loop maintains, if the template mentions them.
    let loopSlot: Int?
    let countSlot: Int?
    let hasNextSlot: Int?

    init(source: [UInt8], block: Block, slots: SlotTable, changesContainers: Bool) {
        self.source = source
        self.block = block
        self.slots = slots
        self.changesContainers = changesContainers
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
