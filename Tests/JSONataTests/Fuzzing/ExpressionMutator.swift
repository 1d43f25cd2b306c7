/// Damages expressions that are known to mean something.
struct ExpressionMutator {
    private static let fragments: [[UInt8]] = [
        "(", ")", "[", "]", "{", "}", "|", "..", ".", ",", ";", ":", ":=", "?", "??", "?:", "~>",
        "^", "@$a", "#$i", "%", "%.%", "*", "**", "$", "$$", "[]", "[0]", "[-1]", "[[0..2]]", "{}",
        "-", "+", "&", "/", "/a+/", "/(a+)+$/i", "=", "!=", "<", ">=", " in ", " and ", " or ", "'",
        "\"", "`", "/*", "*/", "\\u", "\\ud800", "function($x){", "function($x, $y)<nn:n>{", "λ",
        "$map(", "$reduce(", "$eval(", "$sort(", "$pad('', ", "[1..1e7]", "1e308", "1e400",
        "9007199254740993", "-0", "null", "true", "😀", "\u{00E9}", "\u{0}",
    ].map { Array($0.utf8) }

    /// A damaged copy of one of some expressions.
    static func mutant(of corpus: [[UInt8]], using random: inout SeededGenerator) -> [UInt8] {
        var text = random.pick(corpus)
        for _ in 0...random.below(4) { mutate(&text, corpus, using: &random) }
        return text
    }

    private static func mutate(
        _ text: inout [UInt8],
        _ corpus: [[UInt8]],
        using random: inout SeededGenerator
    ) {
        let place = random.below(text.count + 1)
        let range = place..<min(text.count, place + random.below(12))
        switch random.below(9) {
        case 0: text.removeSubrange(range)
        case 1: text.insert(contentsOf: text[range], at: random.below(text.count + 1))
        case 2, 3, 4: text.insert(contentsOf: random.pick(fragments), at: place)
        case 5: text.replaceSubrange(range, with: random.pick(fragments))
        case 6: text.insert(UInt8.random(in: .min ... .max, using: &random), at: place)
        case 7:
            let other = random.pick(corpus)
            text = Array(text[..<place]) + other[random.below(other.count + 1)...]
        default: nest(&text, at: place, using: &random)
        }
    }

    /// Repeats a fragment, up to more often than an expression may nest.
    private static func nest(
        _ text: inout [UInt8],
        at place: Int,
        using random: inout SeededGenerator
    ) {
        let fragment = random.pick(fragments)
        let count = random.once(in: 20) ? 1_200 : random.below(8)
        text.insert(contentsOf: Array(repeating: fragment, count: count).joined(), at: place)
    }
}
