import JSON

/// Damages JSON at random places: values replaced, members left out, added or renamed.
struct DefinitionMutator<Random: RandomNumberGenerator> {
    var random: Random

    private static var intruders: [JSONValue] {
        [
            .null, true, -1, 1e300, "", "{% ", "{% $$ %}", "{% ) %}", [], [true], [:],
            ["Type": "Map"], ["StartAt": "x", "States": ["x": ["Type": "Fail"]]],
        ]
    }

    private static var names: [String] {
        [
            "Type", "Next", "End", "States", "StartAt", "Output", "Assign", "Retry", "Catch",
            "Choices", "Branches", "ItemProcessor", "QueryLanguage", "Seconds", "InputPath", "",
        ]
    }

    /// The value with one place in it damaged.
    mutating func damage(_ value: JSONValue) -> JSONValue {
        switch value.content {
        case .object(let members)
        where !members.isEmpty && Int.random(in: 0..<6, using: &random) > 0:
            return damage(members)
        case .array(let elements) where !elements.isEmpty && Bool.random(using: &random):
            var elements = Array(elements)
            let index = Int.random(in: elements.indices, using: &random)
            elements[index] = damage(elements[index])
            return JSONValue(elements)
        default:
            return intruder()
        }
    }

    private mutating func damage(_ object: JSONObject) -> JSONValue {
        var members = object.map { ($0.key, $0.value) }
        let index = Int.random(in: members.indices, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: members.remove(at: index)
        case 1: members[index].0 = Self.names.randomElement(using: &random) ?? ""
        case 2: members.append((Self.names.randomElement(using: &random) ?? "", intruder()))
        default: members[index].1 = damage(members[index].1)
        }
        return JSONValue(members: members)
    }

    private mutating func intruder() -> JSONValue {
        Self.intruders.randomElement(using: &random) ?? .null
    }
}
