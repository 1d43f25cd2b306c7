extension TemplateParser {
    /// What a `$` in text begins: a reference, or plain text.
    mutating func parseDollar(backslashes: Int) throws(SyntaxFailure) {
        let dollar = position + backslashes
        guard let head = referenceHead(at: dollar) else {
            takeLoneDollar(at: dollar, isEscaped: backslashes > 0)
            return
        }
        let start = position
        let half = [UInt8](repeating: UInt8(ascii: "\\"), count: backslashes / 2)
        position = head.name
        let reference = try parseReference(
            isFormal: head.isFormal,
            prefix: head.isBroken ? [] : half,
            at: dollar
        )
        if backslashes % 2 == 1, !head.isBroken {
            let end = position
            position = start + backslashes
            pendingText += half
            takeText(to: end)
        } else if !head.isBroken {
            append(.reference(reference))
        }
        guard !head.isFormal else { return }
        try parseRunt()
        // Directly behind a property, Velocity knows no comment.
        if case .property? = reference.steps.last, starts(with: "##", at: position) {
            takeText(to: position + 2)
        }
    }

    /// A dollar that begins no reference is text.
    ///
    /// Directly before a directive of the language's core it disappears, and makes text of another one.
    /// An exclamation mark behind it disappears.
    private mutating func takeLoneDollar(at dollar: Int, isEscaped: Bool) {
        if !isEscaped, peek(at: dollar + 1) == UInt8(ascii: "!") {
            takeText(to: dollar + 1)
            position += 1
            return
        }
        guard !isEscaped, peek(at: dollar + 1) == UInt8(ascii: "#"),
            let word = directiveWord(at: dollar + 2)
        else {
            takeText(to: dollar + 1)
            return
        }
        switch word.name {
        case "if", "elseif", "else", "end": position = dollar + 1
        default: takeText(to: word.end)
        }
    }

    /// Reads `{name}` directly behind a reference, of which Velocity prints nothing but the brace.
    private mutating func parseRunt() throws(SyntaxFailure) {
        guard next == UInt8(ascii: "{") else { return }
        var name = position + 1
        if peek(at: name) == UInt8(ascii: "$") { name += 1 }
        guard let first = peek(at: name), Self.isLetter(first) || first == UInt8(ascii: "_") else {
            return
        }
        let start = position
        position = name
        _ = try parseReference(isFormal: true, prefix: [], at: start)
        pendingText.append(UInt8(ascii: "{"))
    }

    private struct ReferenceHead {
        let name: Int
        let isFormal: Bool
        /// `$\!name`, which is no reference to anything.
        let isBroken: Bool
    }

    /// The start of a name behind `$`, `$!`, `${` or `$!{`.
    private func referenceHead(at dollar: Int) -> ReferenceHead? {
        var offset = dollar + 1
        var bang = offset
        while peek(at: bang) == UInt8(ascii: "\\") { bang += 1 }
        let isBroken = bang > offset
        if peek(at: bang) == UInt8(ascii: "!") {
            offset = bang + 1
        } else if isBroken {
            return nil
        }
        let isFormal = peek(at: offset) == UInt8(ascii: "{")
        if isFormal { offset += 1 }
        guard let first = peek(at: offset), Self.isLetter(first) || first == UInt8(ascii: "_")
        else {
            return nil
        }
        return ReferenceHead(name: offset, isFormal: isFormal, isBroken: isBroken)
    }

    /// A reference inside a directive.
    mutating func parseBareReference() throws(SyntaxFailure) -> Reference {
        guard next == UInt8(ascii: "$"), let head = referenceHead(at: position) else {
            throw failure("expected a reference but found \(found)")
        }
        let start = position
        position = head.name
        return try parseReference(isFormal: head.isFormal, prefix: [], at: start)
    }

    /// Reads a reference from its name on.
    private mutating func parseReference(
        isFormal: Bool,
        prefix: [UInt8],
        at start: Int
    ) throws(SyntaxFailure) -> Reference {
        try enter(at: start)
        defer { depth -= 1 }
        let root = try parseName()
        var steps: [ReferenceStep] = []
        while true {
            if next == UInt8(ascii: "[") {
                steps.append(try parseIndex())
            } else if next == UInt8(ascii: "."), let letter = peek(at: position + 1),
                Self.isLetter(letter)
            {
                position += 1
                steps.append(try parseMember(root: steps.isEmpty ? root : nil))
            } else {
                break
            }
        }
        if isFormal { try expect("}", "to end the reference '${\(root)'") }
        return Reference(
            slot: slots.number(of: root),
            steps: steps,
            prefix: prefix,
            offset: place(start)
        )
    }

    private mutating func parseName() throws(SyntaxFailure) -> String {
        let start = position
        while let byte = next,
            Self.isLetter(byte) || Self.isDigit(byte) || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "-")
        {
            position += 1
        }
        let name = String(decoding: source[start..<position], as: UTF8.self)
        if name == "true" || name == "false" {
            throw failure("expected a name but found '\(name)'", at: start)
        }
        return name
    }

    private mutating func parseIndex() throws(SyntaxFailure) -> ReferenceStep {
        let start = position
        position += 1
        skipBlanks()
        let index: Expression
        switch next {
        case UInt8(ascii: "$"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "t"),
            UInt8(ascii: "f"):
            index = try parseOperand()
        default:
            guard case .constant(.integer(let number)) = try parseOperand() else {
                throw failure("expected an index", at: start + 1)
            }
            index = .constant(.integer(number))
        }
        skipBlanks()
        try expect("]", "to end the index")
        return .index(index, offset: place(start))
    }

    /// A property or a method call, its dot being read.
    private mutating func parseMember(root: String?) throws(SyntaxFailure) -> ReferenceStep {
        let start = position
        let name = try parseName()
        // A parenthesis before a directive or at the very end is text.
        let behind = peek(at: position + 1)
        guard next == UInt8(ascii: "("), let behind, behind != UInt8(ascii: "#") else {
            return .property(Member(name, offset: place(start)))
        }
        position += 1
        var arguments: [Expression] = []
        if !take(")") {
            repeat {
                skipBlanks()
                arguments.append(try parseOperand())
                skipBlanks()
            } while take(",")
            try expect(")", "to end the arguments of '\(name)'")
        }
        let method = Method(name: name)
        changes.note(method)
        let prepared = PreparedArgument.prepare(method, arguments, isInput: root == "input")
        if let fault = prepared.fault { throw failure(fault, at: start) }
        return .call(
            MethodCall(
                method: method,
                arguments: arguments,
                prepared: prepared.argument,
                offset: place(start)
            )
        )
    }
}
