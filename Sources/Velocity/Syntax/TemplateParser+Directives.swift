extension TemplateParser {
    /// The word behind a `#`, in braces or not.
    struct DirectiveWord {
        let name: String
        let end: Int

        var isSet: Bool { name == "set" }

        /// Whether the language has such a directive.
        var isKnown: Bool {
            switch name {
            case "set", "if", "elseif", "else", "end", "foreach", "break", "stop", "define",
                "macro":
                true
            default: false
            }
        }
    }

    func directiveWord(at offset: Int) -> DirectiveWord? {
        let isBraced = peek(at: offset) == UInt8(ascii: "{")
        let start = isBraced ? offset + 1 : offset
        guard let first = peek(at: start),
            Self.isLetter(first) || first == UInt8(ascii: "_")
                || (first == UInt8(ascii: "@") && !isBraced)
        else { return nil }
        var end = start
        while let byte = peek(at: end),
            Self.isLetter(byte) || Self.isDigit(byte) || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "@")
        {
            end += 1
        }
        if isBraced, peek(at: end) != UInt8(ascii: "}") { return nil }
        let name = String(decoding: source[start..<end], as: UTF8.self)
        return DirectiveWord(name: name, end: isBraced ? end + 1 : end)
    }

    /// A `#set`, which eats the blanks before it where a token begins; `false` if none stands here.
    mutating func parseSet() throws(SyntaxFailure) -> Bool {
        var start = position
        while let byte = peek(at: start), byte == 0x20 || byte == 0x09 { start += 1 }
        guard peek(at: start) == UInt8(ascii: "#"), let word = directiveWord(at: start + 1),
            word.isSet
        else { return false }
        var end = word.end
        while peek(at: end) == 0x20 { end += 1 }
        guard peek(at: end) == UInt8(ascii: "(") else { return false }
        position = end + 1
        skipBlanks()
        let target = try parseBareReference()
        skipBlanks()
        try expect("=", "behind the reference of #set")
        let value = try parseExpression()
        try closeParentheses("of #set")
        changes.note(target, value)
        append(.set(Assignment(target: target, value: value)))
        return true
    }

    /// Reads a comment, a directive or a plain `#`, and returns what closes the block around, if it does.
    mutating func parseHash() throws(SyntaxFailure) -> Closer? {
        let start = position
        if take(text: "##") {
            while let byte = next, byte != 0x0A, byte != 0x0D { position += 1 }
            skipRestOfLine()
            return nil
        }
        if take(text: "#*") {
            while position < source.count, !take(text: "*#") { position += 1 }
            return nil
        }
        if take(text: "#[[") {
            let text = position
            while !starts(with: "]]#", at: position) {
                guard position < source.count else {
                    throw failure("expected ']]#' to end the unparsed text", at: start)
                }
                position += 1
            }
            pendingText += source[text..<position]
            position += 3
            return nil
        }
        guard let word = directiveWord(at: start + 1) else {
            takeText(to: start + 1)
            return nil
        }
        return try parseDirective(word)
    }

    private mutating func parseDirective(
        _ word: DirectiveWord
    ) throws(SyntaxFailure) -> Closer? {
        let start = position
        switch word.name {
        case "end", "else":
            position = word.end
            skipRestOfLine()
            return Closer(kind: word.name == "end" ? .end : .otherwise, offset: start)
        case "elseif":
            position = word.end
            return Closer(kind: .elseIf, offset: start)
        case "if": try parseIf(word)
        case "foreach": try parseForEach(word)
        case "define": try parseDefine(word)
        case "macro": try parseMacro(word)
        case "break": try parseBreak(word)
        case "stop":
            position = word.end
            _ = try parseDirectiveArguments()
            append(.stop)
        default:
            // Unknown directives are text, but their arguments must still be well-formed.
            position = word.end
            _ = try parseDirectiveArguments()
            pendingText += source[start..<position]
        }
        return nil
    }

    private mutating func parseIf(_ word: DirectiveWord) throws(SyntaxFailure) {
        let start = position
        try enter(at: start)
        defer { depth -= 1 }
        position = word.end
        var branches: [Choice.Branch] = []
        var otherwise: Block?
        var closer = Closer(kind: .elseIf, offset: start)
        while closer.kind == .elseIf {
            let condition = try parseCondition()
            let (block, behind) = try parseBlock()
            branches.append(Choice.Branch(condition: condition, block: block))
            closer = behind
        }
        if closer.kind == .otherwise {
            let (block, behind) = try parseBlock()
            otherwise = block
            closer = behind
        }
        try requireEnd(closer, of: "#if", at: start)
        append(.choice(Choice(branches: branches, otherwise: otherwise)))
    }

    private mutating func parseCondition() throws(SyntaxFailure) -> Expression {
        skipBlanks()
        try expect("(", "before the condition")
        let condition = try parseExpression()
        try closeParentheses("of the condition")
        return condition
    }

    private func requireEnd(
        _ closer: Closer,
        of directive: String,
        at start: Int
    ) throws(SyntaxFailure) {
        guard closer.kind != .end else { return }
        if closer.kind == .endOfTemplate {
            throw failure("expected '#end' for the '\(directive)'", at: start)
        }
        throw failure("expected '#end' but found '\(closer.kind.name)'", at: closer.offset)
    }

    private mutating func parseForEach(_ word: DirectiveWord) throws(SyntaxFailure) {
        let start = position
        try enter(at: start)
        defer { depth -= 1 }
        position = word.end
        skipBlanks()
        try expect("(", "behind #foreach")
        skipBlanks()
        let variable = try parseVariable(of: "#foreach")
        skipBlanks()
        guard take(text: "in") else { throw failure("expected 'in' but found \(found)") }
        skipBlanks()
        let sequence = try parseOperand()
        try closeParentheses("of #foreach")
        let (block, closer) = try parseBlock()
        try requireEnd(closer, of: "#foreach", at: start)
        let loop = Loop(
            variable: variable,
            sequence: sequence,
            block: block,
            offset: place(start)
        )
        append(.loop(loop))
    }

    private mutating func parseDefine(_ word: DirectiveWord) throws(SyntaxFailure) {
        let start = position
        try enter(at: start)
        defer { depth -= 1 }
        position = word.end
        skipBlanks()
        try expect("(", "behind #define")
        skipBlanks()
        let variable = try parseVariable(of: "#define")
        try closeParentheses("of #define")
        let (block, closer) = try parseBlock()
        try requireEnd(closer, of: "#define", at: start)
        append(.define(slot: variable, Definition(block: block)))
    }

    /// A macro's definition, which disappears: there are no macros here.
    private mutating func parseMacro(_ word: DirectiveWord) throws(SyntaxFailure) {
        let start = position
        try enter(at: start)
        defer { depth -= 1 }
        position = word.end
        guard try parseDirectiveArguments() != nil else {
            throw failure("expected '(' and a name behind #macro")
        }
        let (_, closer) = try parseBlock()
        try requireEnd(closer, of: "#macro", at: start)
    }

    private mutating func parseBreak(_ word: DirectiveWord) throws(SyntaxFailure) {
        let start = position
        position = word.end
        let arguments = try parseDirectiveArguments()
        append(.leave(arguments?.first, offset: place(start)))
    }

    private mutating func parseVariable(of directive: String) throws(SyntaxFailure) -> Int {
        let start = position
        let reference = try parseBareReference()
        guard reference.steps.isEmpty else {
            throw failure("expected a plain variable for \(directive)", at: start)
        }
        changes.note(variable: reference.slot)
        return reference.slot
    }

    /// The closing parenthesis of a directive, which eats the rest of a blank line.
    mutating func closeParentheses(_ purpose: String) throws(SyntaxFailure) {
        skipBlanks()
        try expect(")", purpose)
        skipRestOfLine()
    }

    /// The arguments of a directive in parentheses, or `nil` if it has none.
    private mutating func parseDirectiveArguments() throws(SyntaxFailure) -> [Expression]? {
        var start = position
        while let byte = peek(at: start), Self.isBlank(byte) { start += 1 }
        guard peek(at: start) == UInt8(ascii: "(") else { return nil }
        position = start + 1
        var arguments: [Expression] = []
        skipBlanks()
        while next != UInt8(ascii: ")") {
            if !arguments.isEmpty, take(",") { skipBlanks() }
            if let word = directiveWord(at: position), next != UInt8(ascii: "{") {
                position = word.end
                arguments.append(.constant(.nothing))
            } else {
                arguments.append(try parseOperand())
            }
            skipBlanks()
        }
        try closeParentheses("of the directive")
        return arguments
    }
}
