public import JSON

/// The variables of a workflow's scope, by name.
///
/// A value: setting variables makes a new one and leaves the old one as it was. There are few of
/// them, so they lie side by side and are found by comparing names from the newest on.
public struct JSONataVariables: Sendable {
    /// One variable.
    struct Entry: Sendable {
        let name: String
        var value: JSONValue
    }

    private(set) var entries: [Entry] = []

    /// Creates a scope without variables.
    public init() {}

    /// How many variables there are.
    public var count: Int { entries.count }

    /// The names, in the order in which they were first assigned.
    public var names: [String] { entries.map(\.name) }

    /// The value of a variable, named without `$`.
    public subscript(name: String) -> JSONValue? {
        for entry in entries where entry.name == name { return entry.value }
        return nil
    }

    /// These variables and those of an object such as the evaluated `Assign` field.
    ///
    /// A value that is no object assigns nothing.
    public func setting(_ assignment: JSONValue) -> JSONataVariables {
        guard let members = assignment.object, !members.isEmpty else { return self }
        var result = self
        for (name, value) in members { result.set(name, to: value) }
        return result
    }

    /// These variables with one set.
    public func setting(_ name: String, to value: JSONValue) -> JSONataVariables {
        var result = self
        result.set(name, to: value)
        return result
    }

    private mutating func set(_ name: String, to value: JSONValue) {
        for index in entries.indices where entries[index].name == name {
            entries[index].value = value
            return
        }
        entries.append(Entry(name: name, value: value))
    }
}
