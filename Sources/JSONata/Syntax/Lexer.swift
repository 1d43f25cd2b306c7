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

    private func token(_ kind: Token.Kind, _ text: [UInt8] = []) -> Token {
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
        return token(.name, Array(source.bytes[start..<end]))
    }

    private mutating func name() -> Token {
        let start = index
        while index < source.count, !Lexer.isSpace(source[index]),
            Operator(byte: source[index]) == nil
        {
            index += 1
        }
        let text = source.bytes[start..<index]
        if source[start] == UInt8(ascii: "$") {
            return token(.variable, Array(text.dropFirst()))
        }
        switch text.count {
        case 2 where text.elementsEqual("or".utf8): return token(.operator(.or))
        case 2 where text.elementsEqual("in".utf8): return token(.operator(.in))
        case 3 where text.elementsEqual("and".utf8): return token(.operator(.and))
        case 4 where text.elementsEqual("true".utf8): return token(.literal(.true))
        case 4 where text.elementsEqual("null".utf8): return token(.literal(.null))
        case 5 where text.elementsEqual("false".utf8): return token(.literal(.false))
        default: return token(.name, Array(text))
        }
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
        return token(.number(number))
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
        var text: [UInt8] = []
        while index < source.count {
            let byte = source[index]
            if byte == quote {
                index += 1
                return token(.string, text)
            }
            index += 1
            if byte == UInt8(ascii: "\\") {
                try escape(into: &text)
            } else {
                text.append(byte)
            }
        }
        throw fault(.stringNotClosed, at: source.count)
    }

    /// Takes what follows a backslash.
    private mutating func escape(into text: inout [UInt8]) throws(Fault) {
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
        default:
            var end = index + 1
            while source[end] & 0xC0 == 0x80 { end += 1 }
            let character = source.bytes[min(index, source.count)..<min(end, source.count)]
            throw fault(
                .badEscape,
                at: index,
                token: String(decoding: character, as: UTF8.self)
            )
        }
        index += 1
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
                let pattern = Array(source.bytes[start..<index])
                index += 1
                let flagsStart = index
                while source[index] == UInt8(ascii: "i") || source[index] == UInt8(ascii: "m") {
                    index += 1
                }
                let flags = Array(source.bytes[flagsStart..<index])
                return token(.regularExpression(flags: flags), pattern)
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

    /// Whether an odd number of backslashes stands before a place.
    private func isEscaped(_ place: Int) -> Bool {
        var first = place
        while first > 0, source[first - 1] == UInt8(ascii: "\\") { first -= 1 }
        return (place - first) % 2 == 1
    }
}
