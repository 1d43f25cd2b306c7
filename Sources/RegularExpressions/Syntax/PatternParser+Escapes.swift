extension PatternParser {
    /// What a backslash outside a class means, the backslash being read.
    mutating func parseEscape(from start: Int) throws(RegularExpressionError) -> PatternNode? {
        guard let character = peek else { throw error(.invalidEscape, at: start) }
        if let members = try parseClassEscape(from: start) {
            return .characterClass(members, .exact)
        }
        switch Unicode.Scalar(character) {
        case "b":
            position += 1
            return .assertion(.wordBoundary)
        case "B":
            position += 1
            return .assertion(.insideWord)
        case "k":
            if let reference = try parseNamedReference(from: start) { return reference }
        case "1", "2", "3", "4", "5", "6", "7", "8", "9":
            if let group = parseGroupNumber() { return .backReference(group, caseRule) }
        default:
            if dialect == .java, let node = parseJavaAssertion(character) { return node }
            if dialect == .java, character == "Q" {
                position += 1
                isQuoting = true
                return nil
            }
        }
        return .character(try parseCharacterEscape(from: start, inClass: false), caseRule)
    }

    private mutating func parseJavaAssertion(_ character: UInt32) -> PatternNode? {
        let node: PatternNode
        switch Unicode.Scalar(character) {
        case "A": node = .assertion(.textStart)
        case "Z": node = .assertion(flags.contains(.unixLines) ? .lastUnixLineEnd : .lastLineEnd)
        case "z": node = .assertion(.textEnd)
        case "R":
            let other = ClassExpression(ClassExpression.verticalBlanks)
            node = .atomic(
                .alternation([
                    .sequence([.character(0x0D, .exact), .character(0x0A, .exact)]),
                    .characterClass(other, .exact),
                ])
            )
        default: return nil
        }
        position += 1
        return node
    }

    /// The number of the group that digits name, or `nil` where JavaScript reads them as a character.
    private mutating func parseGroupNumber() -> Int? {
        let start = position
        var number = 0
        while let digit = peek, digit >= "0", digit <= "9" {
            let longer = number * 10 + Int(digit - 0x30)
            // Java takes further digits only as long as there is such a group.
            if dialect == .java, number > 0, longer > captureCount { break }
            if longer > RegularExpressionLimits.captures { break }
            number = longer
            position += 1
        }
        if dialect == .java { return number }
        if number <= declaredGroups.count, peek.map({ !($0 >= "0" && $0 <= "9") }) ?? true {
            return number
        }
        position = start
        return nil
    }

    private mutating func parseNamedReference(
        from start: Int
    ) throws(RegularExpressionError) -> PatternNode? {
        if dialect == .javaScript, declaredGroups.numbers.isEmpty { return nil }
        position += 1
        guard take("<"), let (name, next) = DeclaredGroups.name(at: position, in: characters) else {
            throw error(.invalidGroupName, at: start)
        }
        let group =
            dialect == .javaScript
            ? declaredGroups.numbers[name] : groupNames.first { $0.name == name }?.group
        guard let group else { throw error(.unknownGroup(name), at: start) }
        position = next
        return .backReference(group, caseRule)
    }

    /// `\d`, `\p{…}` and their like, or `nil` if another escape follows.
    mutating func parseClassEscape(
        from start: Int
    ) throws(RegularExpressionError) -> ClassExpression? {
        guard let character = peek, let scalar = Unicode.Scalar(character) else { return nil }
        let ranges: [ClosedRange<UInt32>]
        switch scalar {
        case "d", "D": ranges = ClassExpression.digits
        case "w", "W": ranges = ClassExpression.word
        case "s", "S":
            ranges =
                dialect == .java ? ClassExpression.asciiBlanks : ClassExpression.unicodeBlanks
        case "h" where dialect == .java, "H" where dialect == .java:
            ranges = ClassExpression.horizontalBlanks
        case "v" where dialect == .java, "V" where dialect == .java:
            ranges = ClassExpression.verticalBlanks
        case "p" where dialect == .java, "P" where dialect == .java:
            position += 1
            return try parseProperty(isNegated: scalar == "P", from: start)
        default: return nil
        }
        position += 1
        return ClassExpression(ranges, isNegated: scalar.value < 0x61)
    }

    private mutating func parseProperty(
        isNegated: Bool,
        from start: Int
    ) throws(RegularExpressionError) -> ClassExpression {
        var name = ""
        if take("{") {
            while let character = next(), character != "}" {
                name.unicodeScalars.append(Unicode.Scalar(character) ?? "\u{FFFD}")
            }
            guard characters[position - 1] == "}" else { throw error(.invalidEscape, at: start) }
        } else if let character = next(), let scalar = Unicode.Scalar(character) {
            name.unicodeScalars.append(scalar)
        }
        if let ranges = CharacterProperty.posixRanges(named: name) {
            return ClassExpression(ranges, isNegated: isNegated)
        }
        let bare = name.hasPrefix("Is") ? String(name.dropFirst(2)) : name
        guard let property = CharacterProperty(named: bare) else {
            throw error(.unknownProperty(name), at: start)
        }
        var members = ClassExpression(isNegated: isNegated)
        members.properties = [(property, false)]
        return members
    }
}
