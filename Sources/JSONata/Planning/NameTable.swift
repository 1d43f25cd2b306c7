/// Names in the order of their appearance, found quickly however many there are.
struct NameTable {
    /// The names; one that was appended twice is there twice.
    private(set) var names: [[UInt8]] = []

    /// The last number of each name, once there are more than a few.
    private var numbers: [[UInt8]: Int] = [:]

    /// Up to so many names are compared one by one.
    private static let linearLimit = 16

    /// The number of a name; of two alike, the later.
    func number(of name: [UInt8]) -> Int? {
        names.count <= NameTable.linearLimit ? names.lastIndex(of: name) : numbers[name]
    }

    /// Adds a name, even if it is there.
    mutating func append(_ name: [UInt8]) {
        names.append(name)
        guard names.count > NameTable.linearLimit else { return }
        if numbers.isEmpty {
            for (number, name) in names.enumerated() { numbers[name] = number }
        } else {
            numbers[name] = names.count - 1
        }
    }

    /// Adds a name unless it is there, and returns its number.
    @discardableResult
    mutating func insert(_ name: [UInt8]) -> Int {
        if let number = number(of: name) { return number }
        append(name)
        return names.count - 1
    }
}
