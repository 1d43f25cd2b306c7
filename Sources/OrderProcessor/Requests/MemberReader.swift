import JSON

/// Reads the members of one object of a request and gathers what is wrong with them.
///
/// A member that is null counts as missing.
struct MemberReader {
    let object: JSONValue
    let pointer: String
    var faults: [RequestFault] = []

    init(_ object: JSONValue, at pointer: String = "") {
        self.object = object
        self.pointer = pointer
    }

    /// The member, unless it is missing or null.
    func member(_ name: String) -> JSONValue? {
        guard let value = object[name], !value.isNull else { return nil }
        return value
    }

    /// The member, which must be there.
    mutating func required(_ name: String) -> JSONValue? {
        if let value = member(name) { return value }
        report(name, .required, "expected \(name), but it is missing")
        return nil
    }

    /// The text of a member's value.
    mutating func text(_ value: JSONValue, _ name: String) -> String? {
        if let text = value.string { return text }
        reportType(name, expected: "a text", found: value)
        return nil
    }

    mutating func report(_ name: String, _ code: RequestFault.Code, _ detail: String) {
        faults.append(RequestFault("\(pointer)/\(name)", code, detail))
    }

    mutating func reportType(_ name: String, expected: String, found: JSONValue) {
        report(name, .wrongType, "expected \(expected), but found \(found.kind.article)")
    }
}

extension JSONKind {
    /// The kind as a sentence has it.
    var article: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string: "a text"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
