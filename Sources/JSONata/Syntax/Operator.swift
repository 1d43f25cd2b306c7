/// The operators and other symbols of the language.
enum Operator: String {
    case dot = "."
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case comma = ","
    case at = "@"
    case hash = "#"
    case semicolon = ";"
    case colon = ":"
    case question = "?"
    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case percent = "%"
    case bar = "|"
    case equal = "="
    case less = "<"
    case greater = ">"
    case caret = "^"
    case doubleStar = "**"
    case doubleDot = ".."
    case assign = ":="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case apply = "~>"
    case and
    case or
    case `in`
    case ampersand = "&"
    case bang = "!"
    case tilde = "~"
    case coalesce = "??"
    case elvis = "?:"

    /// How strongly the operator binds what stands left of it; 0 ends an expression.
    var bindingPower: Int {
        switch self {
        case .leftBracket, .leftParenthesis, .at, .hash: 80
        case .dot: 75
        case .leftBrace: 70
        case .star, .slash, .percent: 60
        case .plus, .minus, .ampersand: 50
        case .equal, .less, .greater, .caret, .notEqual, .lessOrEqual, .greaterOrEqual, .apply,
            .in, .coalesce, .elvis:
            40
        case .and: 30
        case .or: 25
        case .question: 20
        case .assign: 10
        case .rightBracket, .rightBrace, .rightParenthesis, .comma, .semicolon, .colon, .bar,
            .doubleStar, .doubleDot, .bang, .tilde:
            0
        }
    }

    /// The symbol that a byte is on its own.
    init?(byte: UInt8) {
        switch byte {
        case UInt8(ascii: "."): self = .dot
        case UInt8(ascii: "["): self = .leftBracket
        case UInt8(ascii: "]"): self = .rightBracket
        case UInt8(ascii: "{"): self = .leftBrace
        case UInt8(ascii: "}"): self = .rightBrace
        case UInt8(ascii: "("): self = .leftParenthesis
        case UInt8(ascii: ")"): self = .rightParenthesis
        case UInt8(ascii: ","): self = .comma
        case UInt8(ascii: "@"): self = .at
        case UInt8(ascii: "#"): self = .hash
        case UInt8(ascii: ";"): self = .semicolon
        case UInt8(ascii: ":"): self = .colon
        case UInt8(ascii: "?"): self = .question
        case UInt8(ascii: "+"): self = .plus
        case UInt8(ascii: "-"): self = .minus
        case UInt8(ascii: "*"): self = .star
        case UInt8(ascii: "/"): self = .slash
        case UInt8(ascii: "%"): self = .percent
        case UInt8(ascii: "|"): self = .bar
        case UInt8(ascii: "="): self = .equal
        case UInt8(ascii: "<"): self = .less
        case UInt8(ascii: ">"): self = .greater
        case UInt8(ascii: "^"): self = .caret
        case UInt8(ascii: "&"): self = .ampersand
        case UInt8(ascii: "!"): self = .bang
        case UInt8(ascii: "~"): self = .tilde
        default: return nil
        }
    }

    /// The symbol that two bytes are together.
    init?(_ first: UInt8, _ second: UInt8, dialect: JSONataDialect) {
        switch (first, second) {
        case (UInt8(ascii: "."), UInt8(ascii: ".")): self = .doubleDot
        case (UInt8(ascii: ":"), UInt8(ascii: "=")): self = .assign
        case (UInt8(ascii: "!"), UInt8(ascii: "=")): self = .notEqual
        case (UInt8(ascii: ">"), UInt8(ascii: "=")): self = .greaterOrEqual
        case (UInt8(ascii: "<"), UInt8(ascii: "=")): self = .lessOrEqual
        case (UInt8(ascii: "*"), UInt8(ascii: "*")): self = .doubleStar
        case (UInt8(ascii: "~"), UInt8(ascii: ">")): self = .apply
        case (UInt8(ascii: "?"), UInt8(ascii: "?")) where dialect == .reference: self = .coalesce
        case (UInt8(ascii: "?"), UInt8(ascii: ":")) where dialect == .reference: self = .elvis
        default: return nil
        }
    }
}
