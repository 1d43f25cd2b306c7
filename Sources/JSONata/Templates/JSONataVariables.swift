public import JSON

/// The variables of a workflow's scope, by name.
///
/// A value: setting variables makes a new one and leaves the old one as it was. There are few of
/// them, so they lie side by side and are found by comparing names from the newest on.
public struct JSONataVariables: Sendable {
    /// A variable's name, and a number that two different names hardly share.
    struct Name: Sendable, Equatable {
        let text: String
        private let fingerprint: UInt64

        init(_ text: String) {
            self.text = text
            // FNV-1a: names are short, and nobody gains by making two collide.
            fingerprint = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { hash, byte in
                (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            }
        }

        @inline(__always)
        static func == (left: Name, right: Name) -> Bool {
            left.fingerprint == right.fingerprint && left.text == right.text
        }
    }

    /// One variable.
    struct Entry: Sendable {
        let name: Name
        var value: JSONValue
    }

    private(set) var entries: [Entry] = []

    /// Creates a scope without variables.
    public init() {}

    /// How many variables there are.
    public var count: Int { entries.count }

    /// The names, in the order in which they were first assigned.
    public var names: [String] { entries.map(\.name.text) }

    /// The value of a variable, named without `$`.
    public subscript(name: String) -> JSONValue? { self[Name(name)] }

    @inline(__always)
    subscript(name: Name) -> JSONValue? {
        for index in entries.indices where entries[index].name == name {
            return entries[index].value
        }
        return nil
    }

    /// These variables and those of an object such as the evaluated `Assign` field.
    ///
    /// A value that is no object assigns nothing.
    public func setting(_ assignment: JSONValue) -> JSONataVariables {
        guard let members = assignment.object, !members.isEmpty else { return self }
        var result = self
        result.entries.reserveCapacity(entries.count + members.count)
        for (name, value) in members { result.set(Name(name), to: value) }
        return result
    }

    /// These variables with one set.
    public func setting(_ name: String, to value: JSONValue) -> JSONataVariables {
        var result = self
        result.set(Name(name), to: value)
        return result
    }

    private mutating func set(_ name: Name, to value: JSONValue) {
        for index in entries.indices where entries[index].name == name {
            entries[index].value = value
            return
        }
        entries.append(Entry(name: name, value: value))
    }
}
