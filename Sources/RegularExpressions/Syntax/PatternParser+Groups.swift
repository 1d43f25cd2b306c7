extension PatternParser {
    /// A group, its opening parenthesis being read.
    mutating func parseGroup(from start: Int) throws(RegularExpressionError) -> PatternNode? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= RegularExpressionLimits.nesting else {
            throw error(.nestingTooDeep, at: start)
        }
        let outerFlags = flags
        guard take("?") else {
            return try parseCapture(named: nil, from: start, restoring: outerFlags)
        }
        if take(":") {
            // The group keeps an assertion inside from being taken for one that can't be repeated.
            return .sequence([try parseBody(from: start, restoring: outerFlags)])
        }
        if take("=") { return try parseLook(ahead: true, negated: false, from: start) }
        if take("!") { return try parseLook(ahead: true, negated: true, from: start) }
        if dialect == .java, take(">") {
            return .atomic(try parseBody(from: start, restoring: outerFlags))
        }
        if take("<") {
            if take("=") { return try parseLook(ahead: false, negated: false, from: start) }
            if take("!") { return try parseLook(ahead: false, negated: true, from: start) }
            guard let (name, next) = DeclaredGroups.name(at: position, in: characters) else {
                throw error(.invalidGroupName)
            }
            position = next
            return try parseCapture(named: name, from: start, restoring: outerFlags)
        }
        guard dialect == .java else { throw error(.invalidGroup, at: start) }
        return try parseFlagGroup(from: start, restoring: outerFlags)
    }

    private mutating func parseCapture(
        named name: String?,
        from start: Int,
        restoring outerFlags: RegularExpressionFlags
    ) throws(RegularExpressionError) -> PatternNode {
        captureCount += 1
        let number = captureCount
        guard number <= RegularExpressionLimits.captures else {
            throw error(.tooManyCaptures, at: start)
        }
        if let name {
            if groupNames.contains(where: { $0.name == name }) {
                throw error(.duplicateGroupName(name), at: start)
            }
            groupNames.append((name, number))
        }
        return .capture(number, try parseBody(from: start, restoring: outerFlags))
    }

    private mutating func parseLook(
        ahead: Bool,
        negated: Bool,
        from start: Int
    ) throws(RegularExpressionError) -> PatternNode {
        let look = LookAround(isAhead: ahead, isNegated: negated)
        return .look(look, try parseBody(from: start, restoring: flags))
    }

    private mutating func parseBody(
        from start: Int,
        restoring outerFlags: RegularExpressionFlags
    ) throws(RegularExpressionError) -> PatternNode {
        let body = try parseAlternation()
        guard take(")") else { throw error(.unterminatedGroup, at: start) }
        flags = outerFlags
        return body
    }

    /// Java's `(?i-m)`, which holds for the rest of the group around it, or `(?i-m:…)`.
    private mutating func parseFlagGroup(
        from start: Int,
        restoring outerFlags: RegularExpressionFlags
    ) throws(RegularExpressionError) -> PatternNode? {
        var isRemoving = false
        while let character = next() {
            switch Unicode.Scalar(character) {
            case "-" where !isRemoving: isRemoving = true
            case ")": return nil
            case ":": return try parseBody(from: start, restoring: outerFlags)
            default:
                guard let flag = Self.flag(character) else { throw error(.invalidGroup, at: start) }
                if isRemoving { flags.remove(flag) } else { flags.insert(flag) }
            }
        }
        throw error(.unterminatedGroup, at: start)
    }

    private static func flag(_ character: UInt32) -> RegularExpressionFlags? {
        switch Unicode.Scalar(character) {
        case "i": .ignoreCase
        case "m": .multiline
        case "s": .dotMatchesAll
        case "x": .comments
        case "u", "U": .unicodeCase
        case "d": .unixLines
        default: nil
        }
    }
}
