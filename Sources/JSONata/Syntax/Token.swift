/// The smallest part of an expression's text.
///
/// It holds no text, only where that lies, so that passing tokens on costs nothing.
struct Token {
    /// What a token is.
    enum Kind: Equatable {
        case end
        case `operator`(Operator)
        case name
        case variable
        case string
        case number
        case literal(LiteralWord)
        case regularExpression
    }

    /// What it is.
    var kind: Kind

    /// Whether there are backslashes in the string.
    var hasEscapes = false

    /// The bytes of the name, the variable's name without `$`, the string's content or the pattern.
    var text: Range<Int>

    /// The number's value.
    var number = 0.0

    /// Where it ends, in UTF-16 units: the place that the reference reports.
    var position: Int
}

/// A word that stands for a value.
enum LiteralWord: String {
    case `true`
    case `false`
    case null
}
