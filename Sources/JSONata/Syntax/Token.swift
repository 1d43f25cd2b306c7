/// The smallest part of an expression's text.
struct Token {
    /// What a token is.
    enum Kind: Equatable {
        case end
        case `operator`(Operator)
        case name
        case variable
        case string
        case number(Double)
        case literal(LiteralWord)
        case regularExpression(flags: [UInt8])
    }

    /// What it is.
    var kind: Kind

    /// The name, the variable's name without `$`, the string's content or the pattern.
    var text: [UInt8]

    /// Where it ends, in UTF-16 units: the place that the reference reports.
    var position: Int

    /// The text that error messages show for it.
    var shownText: String {
        switch kind {
        case .end: "(end)"
        case .operator(let symbol): symbol.rawValue
        case .literal(let word): word.rawValue
        case .number(let number): NumberText.text(of: number)
        case .name, .variable, .string, .regularExpression: String(decoding: text, as: UTF8.self)
        }
    }
}

/// A word that stands for a value.
enum LiteralWord: String {
    case `true`
    case `false`
    case null
}
