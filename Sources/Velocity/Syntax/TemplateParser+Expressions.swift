extension TemplateParser {
    /// An expression, with the blanks around it.
    mutating func parseExpression() throws(SyntaxFailure) -> Expression {
        try enter(at: position)
        defer { depth -= 1 }
        var left = try parseConjunction()
        while takeOperator("||", "or") { left = .or(left, try parseConjunction()) }
        return left
    }

    private mutating func parseConjunction() throws(SyntaxFailure) -> Expression {
        var left = try parseEquality()
        while takeOperator("&&", "and") { left = .and(left, try parseEquality()) }
        return left
    }

    private mutating func parseEquality() throws(SyntaxFailure) -> Expression {
        var left = try parseRelation()
        while true {
            let offset = place(position)
            if takeOperator("==", "eq") {
                left = .comparison(.equal, left, try parseRelation(), offset: offset)
            } else if takeOperator("!=", "ne") {
                left = .comparison(.notEqual, left, try parseRelation(), offset: offset)
            } else {
                return left
            }
        }
    }

    private mutating func parseRelation() throws(SyntaxFailure) -> Expression {
        var left = try parseSum()
        while true {
            let offset = place(position)
            let comparison: Comparison
            if takeOperator("<=", "le") {
                comparison = .lessOrEqual
            } else if takeOperator(">=", "ge") {
                comparison = .greaterOrEqual
            } else if takeOperator("<", "lt") {
                comparison = .less
            } else if takeOperator(">", "gt") {
                comparison = .greater
            } else {
                return left
            }
            left = .comparison(comparison, left, try parseSum(), offset: offset)
        }
    }

    private mutating func parseSum() throws(SyntaxFailure) -> Expression {
        var left = try parseProduct()
        while true {
            let offset = place(position)
            // A minus that touches digits belongs to the number, and a number can't follow here.
            if next == UInt8(ascii: "-"), let digit = peek(at: position + 1), Self.isDigit(digit) {
                throw failure("expected a blank between '-' and the number")
            }
            if take("+") {
                left = .arithmetic(.add, left, try parseProduct(), offset: offset)
            } else if take("-") {
                left = .arithmetic(.subtract, left, try parseProduct(), offset: offset)
            } else {
                return left
            }
        }
    }

    private mutating func parseProduct() throws(SyntaxFailure) -> Expression {
        var left = try parseUnary()
        while true {
            let offset = place(position)
            let arithmetic: Arithmetic
            if take("*") {
                arithmetic = .multiply
            } else if take("/") {
                arithmetic = .divide
            } else if take("%") {
                arithmetic = .remainder
            } else {
                return left
            }
            left = .arithmetic(arithmetic, left, try parseUnary(), offset: offset)
        }
    }

    private mutating func parseUnary() throws(SyntaxFailure) -> Expression {
        skipBlanks()
        if next == UInt8(ascii: "!"), peek(at: position + 1) != UInt8(ascii: "=") {
            position += 1
        } else if !takeWord("not") {
            return try parsePrimary()
        }
        try enter(at: position)
        defer { depth -= 1 }
        return .not(try parseUnary())
    }

    private mutating func parsePrimary() throws(SyntaxFailure) -> Expression {
        skipBlanks()
        let expression: Expression
        if take("(") {
            expression = try parseExpression()
            try closeParentheses("to end the expression")
        } else {
            expression = try parseOperand()
        }
        skipBlanks()
        return expression
    }

    private mutating func takeOperator(_ symbol: StaticString, _ word: StaticString) -> Bool {
        take(text: symbol) || takeWord(word)
    }

    /// Takes a word, unless it is only the start of a longer one.
    private mutating func takeWord(_ word: StaticString) -> Bool {
        let end = position + word.utf8CodeUnitCount
        guard starts(with: word, at: position) else { return false }
        if let byte = peek(at: end),
            Self.isLetter(byte) || Self.isDigit(byte) || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "@")
        {
            return false
        }
        position = end
        return true
    }
}

// MARK: Operands

extension TemplateParser {
    /// A literal or a reference.
    mutating func parseOperand() throws(SyntaxFailure) -> Expression {
        switch next {
        case UInt8(ascii: "$"): return .reference(try parseBareReference())
        case UInt8(ascii: "\""): return try parseDoubleQuoted()
        case UInt8(ascii: "'"): return .constant(.text(try parseQuoted(UInt8(ascii: "'"))))
        case UInt8(ascii: "["): return try parseList()
        case UInt8(ascii: "{"): return try parseMap()
        default: break
        }
        if takeWord("true") { return .constant(.boolean(true)) }
        if takeWord("false") { return .constant(.boolean(false)) }
        if let number = try parseNumber() { return .constant(number) }
        throw failure("expected a value but found \(found)")
    }

    private mutating func parseDoubleQuoted() throws(SyntaxFailure) -> Expression {
        let start = position
        let text = Self.unescaped(try parseQuoted(UInt8(ascii: "\"")))
        guard text.contains(UInt8(ascii: "$")) || text.contains(UInt8(ascii: "#")) else {
            return .constant(.text(text))
        }
        return .interpolation(try parseInterpolation(text, at: start))
    }

    /// A text in quotes, in which a doubled quote stands for itself.
    private mutating func parseQuoted(_ quote: UInt8) throws(SyntaxFailure) -> [UInt8] {
        let start = position
        var text: [UInt8] = []
        position += 1
        while let byte = next {
            position += 1
            if byte == quote {
                guard next == quote else { return text }
                position += 1
            }
            text.append(byte)
        }
        throw failure("expected a quote to end the text", at: start)
    }

    /// The text with each `\uXXXX` replaced by its character.
    private static func unescaped(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "\\")) else { return text }
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "\\"), index + 6 <= text.count,
                text[index + 1] == UInt8(ascii: "u"),
                let unit = UInt32(
                    String(decoding: text[(index + 2)..<(index + 6)], as: UTF8.self),
                    radix: 16
                ), let scalar = Unicode.Scalar(unit)
            else {
                result.append(text[index])
                index += 1
                continue
            }
            result += Array(String(Character(scalar)).utf8)
            index += 6
        }
        return result
    }

    /// `[a, b]`, or the range `[1..9]`.
    private mutating func parseList() throws(SyntaxFailure) -> Expression {
        let start = position
        try enter(at: start)
        defer { depth -= 1 }
        position += 1
        if take("]") { return .list([], offset: place(start)) }
        skipBlanks()
        var elements = [try parseOperand()]
        skipBlanks()
        if take(text: "..") {
            skipBlanks()
            let upper = try parseOperand()
            skipBlanks()
            try expect("]", "to end the range")
            return .range(elements[0], upper, offset: place(start))
        }
        while take(",") {
            skipBlanks()
            elements.append(try parseOperand())
            skipBlanks()
        }
        try expect("]", "to end the list")
        return .list(elements, offset: place(start))
    }

    private mutating func parseMap() throws(SyntaxFailure) -> Expression {
        let start = position
        try enter(at: start)
        defer { depth -= 1 }
        position += 1
        skipBlanks()
        if take("}") { return .map([], offset: place(start)) }
        var members: [MapMember] = []
        repeat {
            skipBlanks()
            let key = try parseOperand()
            skipBlanks()
            try expect(":", "behind the key")
            skipBlanks()
            members.append(MapMember(key: key, value: try parseOperand()))
            skipBlanks()
        } while take(",")
        try expect("}", "to end the map")
        return .map(members, offset: place(start))
    }

    private mutating func parseNumber() throws(SyntaxFailure) -> Value? {
        let start = position
        var end = position
        if peek(at: end) == UInt8(ascii: "-") { end += 1 }
        let digits = end
        while let byte = peek(at: end), Self.isDigit(byte) { end += 1 }
        let hasDigits = end > digits
        var isFraction = false
        if peek(at: end) == UInt8(ascii: "."), peek(at: end + 1) != UInt8(ascii: ".") {
            var behind = end + 1
            while let byte = peek(at: behind), Self.isDigit(byte) { behind += 1 }
            isFraction = hasDigits || behind > end + 1
            if isFraction { end = behind }
        }
        guard hasDigits || isFraction else { return nil }
        if let behind = exponentEnd(at: end) {
            isFraction = true
            end = behind
        }
        position = end
        let text = String(decoding: source[start..<end], as: UTF8.self)
        guard let number = Self.number(text, isFraction) else {
            throw failure("expected a number in range", at: start)
        }
        return number
    }

    private func exponentEnd(at start: Int) -> Int? {
        guard let letter = peek(at: start), letter | 0x20 == UInt8(ascii: "e") else { return nil }
        var end = start + 1
        if peek(at: end) == UInt8(ascii: "+") || peek(at: end) == UInt8(ascii: "-") { end += 1 }
        let digits = end
        while let byte = peek(at: end), Self.isDigit(byte) { end += 1 }
        return end > digits ? end : nil
    }

    private static func number(_ text: String, _ isFraction: Bool) -> Value? {
        if isFraction {
            let padded = text.hasSuffix(".") ? text + "0" : text
            return Double(padded).map(Value.double)
        }
        return Int64(text).map(Value.integer) ?? Int128(text).map(Value.wide)
    }
}
