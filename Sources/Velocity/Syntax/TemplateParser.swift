/// Reads a template into a program.
///
/// The lexical rules are those of Apache Velocity 1.7: what is no directive or reference is text, and
/// where a directive eats blanks and line ends is part of the language. Directives, references,
/// expressions and literals are read in extensions of their own.
struct TemplateParser {
    let source: [UInt8]
    /// Where in the whole template a text in quotes stands that is a template itself.
    let anchor: Int?
    var position = 0
    var depth = 0
    var slots = SlotTable()
    var changes: ContainerChanges
    /// The text read since the last statement.
    var pendingText: [UInt8] = []
    var statements: [Statement] = []

    // With `hasHosts`, `$context` is the mapping template's own object.
    static func parse(
        _ source: [UInt8],
        hasHosts: Bool = false
    ) throws(VelocityError) -> TemplateProgram {
        guard source.count <= VelocityLimits.templateBytes else {
            throw VelocityError(
                .limit,
                "expected a template of at most \(VelocityLimits.templateBytes) bytes",
                line: 1,
                column: 1
            )
        }
        do {
            var parser = TemplateParser(source: source, anchor: nil, hasHosts: hasHosts)
            let block = try parser.parseTemplate()
            return TemplateProgram(
                source: source,
                block: block,
                slots: parser.slots,
                changes: parser.changes
            )
        } catch {
            throw VelocityError(error.kind, error.message, at: error.offset, in: source)
        }
    }

    private init(source: [UInt8], anchor: Int?, hasHosts: Bool) {
        self.source = source
        self.anchor = anchor
        changes = ContainerChanges(hostSlot: hasHosts ? slots.number(of: "context") : nil)
    }

    private init(source: [UInt8], anchor: Int, within outer: TemplateParser) {
        self.source = source
        self.anchor = anchor
        depth = outer.depth
        slots = outer.slots
        changes = outer.changes
    }

    /// Reads a text in double quotes, which stands at an offset of the template.
    mutating func parseInterpolation(
        _ text: [UInt8],
        at offset: Int
    ) throws(SyntaxFailure) -> Block {
        var inner = TemplateParser(source: text, anchor: place(offset), within: self)
        try inner.enter(at: 0)
        let block = try inner.parseTemplate()
        slots = inner.slots
        changes = inner.changes
        return block
    }

    private mutating func parseTemplate() throws(SyntaxFailure) -> Block {
        let (block, closer) = try parseBlock()
        guard closer.kind == .endOfTemplate else {
            throw failure("expected a directive before '\(closer.kind.name)'", at: closer.offset)
        }
        return block
    }
}

/// A fault in a template, by offset.
struct SyntaxFailure: Error {
    let kind: VelocityError.Kind
    let message: String
    let offset: Int
}

extension TemplateParser {
    /// What ended a block.
    struct Closer {
        enum Kind {
            case endOfTemplate
            case end
            case otherwise
            case elseIf

            var name: String {
                switch self {
                case .endOfTemplate: "end of template"
                case .end: "#end"
                case .otherwise: "#else"
                case .elseIf: "#elseif"
                }
            }
        }

        let kind: Kind
        let offset: Int
    }

    /// Reads statements up to what closes their block, which is read too.
    mutating func parseBlock() throws(SyntaxFailure) -> (Block, Closer) {
        let outerStatements = statements
        let outerText = pendingText
        statements = []
        pendingText = []
        defer {
            statements = outerStatements
            pendingText = outerText
        }
        var closer = Closer(kind: .endOfTemplate, offset: source.count)
        while position < source.count {
            if try parseSet() { continue }
            switch source[position] {
            case UInt8(ascii: "$"): try parseDollar(backslashes: 0)
            case UInt8(ascii: "\\"): try parseBackslashes()
            case UInt8(ascii: "#"):
                guard let found = try parseHash() else { continue }
                closer = found
                flushText()
                return (Block(statements: statements), closer)
            default: parseText()
            }
        }
        flushText()
        return (Block(statements: statements), closer)
    }

    private mutating func parseText() {
        let start = position
        while position < source.count, !Self.isSpecial(source[position]) { position += 1 }
        pendingText += source[start..<position]
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "$") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "\\")
    }

    /// Takes bytes of the source as text.
    mutating func takeText(to end: Int) {
        pendingText += source[position..<end]
        position = end
    }

    mutating func append(_ statement: Statement) {
        flushText()
        statements.append(statement)
    }

    private mutating func flushText() {
        guard !pendingText.isEmpty else { return }
        statements.append(.text(pendingText))
        pendingText = []
    }

    /// A run of backslashes, which escapes a reference or directive behind it and is text otherwise.
    private mutating func parseBackslashes() throws(SyntaxFailure) {
        var end = position
        while peek(at: end) == UInt8(ascii: "\\") { end += 1 }
        let count = end - position
        if peek(at: end) == UInt8(ascii: "$") {
            try parseDollar(backslashes: count)
            return
        }
        guard peek(at: end) == UInt8(ascii: "#"), let word = directiveWord(at: end + 1) else {
            takeText(to: end)
            return
        }
        let isEscaped = count % 2 == 1
        guard word.isKnown, isEscaped || !word.isSet else {
            takeText(to: isEscaped ? word.end : end)
            return
        }
        pendingText += [UInt8](repeating: UInt8(ascii: "\\"), count: count / 2)
        position = end
        if isEscaped { takeText(to: word.end) }
    }
}

// MARK: Reading bytes

extension TemplateParser {
    func peek(at offset: Int) -> UInt8? { offset < source.count ? source[offset] : nil }

    var next: UInt8? { peek(at: position) }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard let next, UInt32(next) == scalar.value else { return false }
        position += 1
        return true
    }

    mutating func take(text: StaticString) -> Bool {
        guard starts(with: text, at: position) else { return false }
        position += text.utf8CodeUnitCount
        return true
    }

    func starts(with text: StaticString, at offset: Int) -> Bool {
        guard offset + text.utf8CodeUnitCount <= source.count else { return false }
        return text.withUTF8Buffer { source[offset..<offset + $0.count].elementsEqual($0) }
    }

    mutating func expect(_ scalar: Unicode.Scalar, _ purpose: String) throws(SyntaxFailure) {
        guard take(scalar) else {
            throw failure("expected '\(scalar)' \(purpose) but found \(found)")
        }
    }

    mutating func skipBlanks() {
        while let next, Self.isBlank(next) { position += 1 }
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    /// Skips blanks and the line end behind them, or nothing if something else follows.
    mutating func skipRestOfLine() {
        var end = position
        while let byte = peek(at: end), byte == 0x20 || byte == 0x09 { end += 1 }
        switch peek(at: end) {
        case 0x0A: position = end + 1
        case 0x0D: position = peek(at: end + 1) == 0x0A ? end + 2 : end + 1
        default: break
        }
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// What stands at the position, for an error's text.
    var found: String {
        guard position < source.count else { return "the end of the template" }
        var end = position + 1
        while let byte = peek(at: end), byte & 0xC0 == 0x80 { end += 1 }
        switch source[position] {
        case 0x0A, 0x0D: return "a line end"
        default: return "'\(String(decoding: source[position..<end], as: UTF8.self))'"
        }
    }

    /// An offset of the whole template.
    func place(_ offset: Int) -> Int { anchor ?? offset }

    func failure(_ message: String, at offset: Int? = nil) -> SyntaxFailure {
        SyntaxFailure(kind: .syntax, message: message, offset: place(offset ?? position))
    }

    /// Counts one more level of nesting; whoever enters leaves again.
    mutating func enter(at offset: Int) throws(SyntaxFailure) {
        depth += 1
        guard depth <= VelocityLimits.nesting else {
            throw SyntaxFailure(
                kind: .limit,
                message: "expected at most \(VelocityLimits.nesting) levels of nesting",
                offset: place(offset)
            )
        }
    }
}
