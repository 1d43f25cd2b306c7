/// Cuts an expression's text into tokens, one at a time.
///
/// Whether `/` begins a regular expression or divides is known only to the parser, so it says
/// with each request which of the two it expects.
struct Lexer {
    private let source: SourceText
    private let dialect: JSONataDialect
    private var index = 0

    init(_ source: SourceText, dialect: JSONataDialect) {
        self.source = source
        self.dialect = dialect
    }

    /// The next token; after an operand, `/` divides.
    mutating func next(afterOperand: Bool) throws(Fault) -> Token {
        try skipSpaceAndComments()
        guard index < source.count else { return token(.end) }
        let byte = source[index]
        if byte == UInt8(ascii: "/"), !afterOperand { return try regularExpression() }
        if let symbol = Operator(byte, source[index + 1], dialect: dialect) {
            index += 2
            return token(.operator(symbol))
        }
        if let symbol = Operator(byte: byte) {
            index += 1
            return token(.operator(symbol))
        }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return try string(quote: byte)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "`"): return try quotedName()
        default: return name()
        }
    }

    private func token(_ kind: Token.Kind, _ text: Range<Int> = 0..<0) -> Token {
        Token(kind: kind, text: text, position: source.position(of: index))
    }

    private func fault(_ code: FaultCode, at place: Int, token: String? = nil) -> Fault {
        Fault(code, position: source.position(of: place), token: token)
    }

    private mutating func skipSpaceAndComments() throws(Fault) {
        while index < source.count {
            let byte = source[index]
            if Lexer.isSpace(byte) {
                index += 1
            } else if byte == UInt8(ascii: "/"), source[index + 1] == UInt8(ascii: "*") {
                try skipComment()
            } else {
                return
            }
        }
    }

    private mutating func skipComment() throws(Fault) {
        let start = index
        index += 2
        while index < source.count {
            if source[index] == UInt8(ascii: "*"), source[index + 1] == UInt8(ascii: "/") {
                index += 2
                return
            }
            index += 1
        }
        throw fault(.commentNotClosed, at: start)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D && byte != 0x0C)
    }
}

extension Lexer {
    private mutating func quotedName() throws(Fault) -> Token {
        let start = index + 1
        var end = start
        while end < source.count, source[end] != UInt8(ascii: "`") { end += 1 }
        guard end < source.count else { throw fault(.nameNotClosed, at: source.count) }
        index = end + 1
        return token(.name, start..<end)
    }

    private mutating func name() -> Token {
        let start = index
        while index < source.count, !Lexer.isSpace(source[index]),
            Operator(byte: source[index]) == nil
        {
            index += 1
        }
        if source[start] == UInt8(ascii: "$") { return token(.variable, start + 1..<index) }
        return token(word(start..<index) ?? .name, start..<index)
    }

    /// What a word means that is no name.
    private func word(_ text: Range<Int>) -> Token.Kind? {
        switch text.count {
        case 2 where isText("or", at: text): .operator(.or)
        case 2 where isText("in", at: text): .operator(.in)
        case 3 where isText("and", at: text): .operator(.and)
        case 4 where isText("true", at: text): .literal(.true)
        case 4 where isText("null", at: text): .literal(.null)
        case 5 where isText("false", at: text): .literal(.false)
        default: nil
        }
    }

    private func isText(_ word: StaticString, at text: Range<Int>) -> Bool {
        word.withUTF8Buffer { source.bytes[text].elementsEqual($0) }
    }

    private mutating func number() throws(Fault) -> Token {
        let start = index
        if source[index] == UInt8(ascii: "0") { index += 1 } else { skipDigits() }
        if source[index] == UInt8(ascii: "."), Lexer.isDigit(source[index + 1]) {
            index += 1
            skipDigits()
        }
        if source[index] | 0x20 == UInt8(ascii: "e") {
            let sign = source[index + 1]
            let signed = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
            if Lexer.isDigit(source[index + (signed ? 2 : 1)]) {
                index += signed ? 2 : 1
                skipDigits()
            }
        }
        let text = source.bytes[start..<index]
        guard let number = NumberText.number(text), number.isFinite else {
            throw fault(.numberOutOfRange, at: start, token: String(decoding: text, as: UTF8.self))
        }
        var token = token(.number)
        token.number = number
        return token
    }

    private mutating func skipDigits() {
        while Lexer.isDigit(source[index]) { index += 1 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}

extension Lexer {
    private mutating func string(quote: UInt8) throws(Fault) -> Token {
        index += 1
        let start = index
        var hasEscapes = false
        while index < source.count {
            let byte = source[index]
            if byte == quote {
                let text = start..<index
                index += 1
                var token = token(.string, text)
                token.hasEscapes = hasEscapes
                return token
            }
            index += 1
            if byte == UInt8(ascii: "\\") {
                // What it stands for is found out again once the string is wanted.
                var text: [UInt8] = []
                try escape(at: &index, into: &text)
                hasEscapes = true
            }
        }
        throw fault(.stringNotClosed, at: source.count)
    }

    /// The text that a token stands for.
    func text(of token: Token) throws(Fault) -> [UInt8] {
        guard token.hasEscapes else { return Array(source.bytes[token.text]) }
        var text: [UInt8] = []
        text.reserveCapacity(token.text.count)
        var index = token.text.lowerBound
        while index < token.text.upperBound {
            let byte = source[index]
            index += 1
            if byte == UInt8(ascii: "\\") {
                try escape(at: &index, into: &text)
            } else {
                text.append(byte)
            }
        }
        return text
    }

    /// The text that error messages show for a token.
    func shownText(of token: Token) throws(Fault) -> String {
        switch token.kind {
        case .end: "(end)"
        case .operator(let symbol): symbol.rawValue
        case .literal(let word): word.rawValue
        case .number: NumberText.text(of: token.number)
        case .name, .variable, .string, .regularExpression:
            String(decoding: try text(of: token), as: UTF8.self)
        }
    }

    /// Takes what follows a backslash.
    private func escape(
        at index: inout Int,
        into text: inout [UInt8]
    ) throws(Fault) {
        let byte = source[index]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            guard let unit = hexadecimalUnit(at: index + 1) else {
                throw fault(.badUnicodeEscape, at: index)
            }
            UTF16Units.append(unit, to: &text)
            index += 4
        default: throw badEscape(at: index)
        }
        index += 1
    }

    private func badEscape(at index: Int) -> Fault {
        var end = index + 1
        while source[end] & 0xC0 == 0x80 { end += 1 }
        let character = source.bytes[min(index, source.count)..<min(end, source.count)]
        return fault(.badEscape, at: index, token: String(decoding: character, as: UTF8.self))
    }

    private func hexadecimalUnit(at start: Int) -> UInt16? {
        var unit: UInt16 = 0
        for place in start..<start + 4 {
            guard let digit = Character(Unicode.Scalar(source[place])).hexDigitValue else {
                return nil
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    /// Takes a regular expression: it ends at a slash that is not escaped and outside brackets.
    private mutating func regularExpression() throws(Fault) -> Token {
        index += 1
        let start = index
        var depth = 0
        while index < source.count {
            let byte = source[index]
            if byte == UInt8(ascii: "/"), depth == 0, !isEscaped(index) {
                guard index > start else { throw fault(.regularExpressionEmpty, at: index) }
                let pattern = start..<index
                repeat { index += 1 } while isFlag(source[index])
                return token(.regularExpression, pattern)
            }
            if source[index - 1] != UInt8(ascii: "\\") {
                switch byte {
                case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
                default: break
                }
            }
            index += 1
        }
        throw fault(.regularExpressionNotClosed, at: source.count)
    }

    private func isFlag(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "i") || byte == UInt8(ascii: "m")
    }

    /// The letters that follow a regular expression.
    func flags(of token: Token) -> [UInt8] {
        Array(source.bytes[(token.text.upperBound + 1)...].prefix(while: isFlag))
    }

    /// Whether an odd number of backslashes stands before a place.
    private func isEscaped(_ place: Int) -> Bool {
        var first = place
        while first > 0, source[first - 1] == UInt8(ascii: "\\") { first -= 1 }
        return (place - first) % 2 == 1
    }
}
