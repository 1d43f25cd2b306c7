/// The capturing groups of a JavaScript pattern, found before it is parsed.
struct DeclaredGroups {
    private(set) var count = 0
    private(set) var numbers: [String: Int] = [:]

    init() {}

    init(in characters: [UInt32]) {
        var index = 0
        var isInClass = false
        while index < characters.count {
            switch Unicode.Scalar(characters[index]) {
            case "\\": index += 1
            case "[": isInClass = true
            case "]": isInClass = false
            case "(" where !isInClass: declare(at: index + 1, in: characters)
            default: break
            }
            index += 1
        }
    }

    private mutating func declare(at index: Int, in characters: [UInt32]) {
        let head = characters[index...].prefix(3)
        guard head.first == "?" else {
            count += 1
            return
        }
        guard head.count == 3, head[index + 1] == "<", head[index + 2] != "=",
            head[index + 2] != "!"
        else { return }
        count += 1
        if let (name, _) = Self.name(at: index + 2, in: characters) { numbers[name] = count }
    }

    /// The name that ends with `>`, and the index behind that.
    static func name(at index: Int, in characters: [UInt32]) -> (name: String, next: Int)? {
        guard index < characters.count,
            let end = characters[index...].firstIndex(where: { $0 == ">" }), end > index
        else { return nil }
        let units = characters[index..<end]
        guard let first = units.first, !(first >= "0" && first <= "9"),
            units.allSatisfy(Self.isNameCharacter)
        else { return nil }
        var name = ""
        for unit in units {
            name.unicodeScalars.append(Unicode.Scalar(unit) ?? "\u{FFFD}")
        }
        return (name, end + 1)
    }

    private static func isNameCharacter(_ character: UInt32) -> Bool {
        character >= 0x80 || character == "_" || character == "$"
            || (character >= "0" && character <= "9")
            || (character >= "a" && character <= "z") || (character >= "A" && character <= "Z")
    }
}
