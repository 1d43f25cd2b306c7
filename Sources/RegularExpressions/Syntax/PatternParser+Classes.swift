extension PatternParser {
    /// A class, its opening bracket being read.
    mutating func parseClass(from start: Int) throws(RegularExpressionError) -> ClassExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= RegularExpressionLimits.nesting else {
            throw error(.nestingTooDeep, at: start)
        }
        let isNegated = take("^")
        var members = try parseMembers(from: start, isFirst: true)
        while dialect == .java, takeIntersection() {
            members.intersections.append(try parseMembers(from: start, isFirst: false))
        }
        guard take("]") else { throw error(.unterminatedClass, at: start) }
        members.isNegated = isNegated
        return members
    }

    /// The members up to the closing bracket or, in Java, to `&&`.
    private mutating func parseMembers(
        from start: Int,
        isFirst: Bool
    ) throws(RegularExpressionError) -> ClassExpression {
        var members = ClassExpression()
        let first = position
        while let character = peek {
            if !isQuoting, character == "]" {
                // Java takes a bracket that comes first as a member.
                guard dialect == .java, isFirst, position == first else { break }
            }
            if dialect == .java, !isQuoting {
                if isAtIntersection { break }
                if character == "[" {
                    position += 1
                    members.unions.append(try parseClass(from: position - 1))
                    continue
                }
            }
            try parseMember(into: &members)
        }
        return members
    }

    private mutating func parseMember(
        into members: inout ClassExpression
    ) throws(RegularExpressionError) {
        let start = position
        guard let item = try parseClassItem() else { return }
        guard case .character(let lower) = item else {
            Self.add(item, to: &members)
            return
        }
        let hyphen = position
        guard !isQuoting, take("-"), let behind = peek, behind != "]",
            !(dialect == .java && behind == "[")
        else {
            position = hyphen
            members.ranges.append(lower...lower)
            return
        }
        guard let other = try parseClassItem() else {
            members.ranges.append(lower...lower)
            members.ranges.append(0x2D...0x2D)
            return
        }
        guard case .character(let upper) = other else {
            members.ranges.append(lower...lower)
            members.ranges.append(0x2D...0x2D)
            Self.add(other, to: &members)
            return
        }
        guard lower <= upper else { throw error(.rangeOutOfOrder, at: start) }
        members.ranges.append(lower...upper)
    }

    private enum ClassItem {
        case character(UInt32)
        case members(ClassExpression)
    }

    private static func add(_ item: ClassItem, to members: inout ClassExpression) {
        switch item {
        case .character(let character): members.ranges.append(character...character)
        case .members(let others):
            if others.properties.isEmpty, !others.isNegated {
                members.ranges += others.ranges
            } else {
                members.unions.append(others)
            }
        }
    }

    /// One character or class escape, or `nil` for `\Q` and `\E`.
    private mutating func parseClassItem() throws(RegularExpressionError) -> ClassItem? {
        let start = position
        guard let character = next() else { throw error(.unterminatedClass) }
        if isQuoting {
            guard character == "\\", take("E") else { return .character(character) }
            isQuoting = false
            return nil
        }
        guard character == "\\" else { return .character(character) }
        if dialect == .java, take("Q") {
            isQuoting = true
            return nil
        }
        if let members = try parseClassEscape(from: start) { return .members(members) }
        return .character(try parseCharacterEscape(from: start, inClass: true))
    }

    private var isAtIntersection: Bool {
        position + 1 < characters.count && characters[position] == "&"
            && characters[position + 1] == "&"
    }

    private mutating func takeIntersection() -> Bool {
        guard isAtIntersection else { return false }
        position += 2
        return true
    }
}
