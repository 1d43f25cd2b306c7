/// Writes expressions that are well formed for the most part, but mean nothing in particular.
struct ExpressionGenerator {
    private static let names = [
        "name", "tags", "address", "city", "orders", "lines", "price", "no",
    ]
    private static let variables = ["$", "$$", "$a", "$b", "$f", "$i", "$states", "$sum"]
    private static let operators = [
        "+", "-", "*", "/", "%", "&", "=", "!=", "<", "<=", ">", ">=", " in ", " and ", " or ",
        "~>", "??", "?:", "..",
    ]
    private static let patterns = [
        "/a/", "/[a-z]+/i", "/(a+)+$/", "/(x)?(?=y)/", "/^$/m", "/\\w*/",
    ]
    private static let pictures = [
        "'[Y0001]-[M01]-[D01]'", "'[FNn], [D1o] [MNn]'", "'[W]/[X]'", "'#,##0.00'", "'w'", "'I'",
        "'0%'", "'[H01]:[m01]:[s01].[f001][Z]'", "'Ww;o'", "'2017-10-30T16:25:32.935Z'",
    ]
    private static let constants = [
        "0", "1", "-1", "1.5", "2", "1e21", "1e-7", "1e308", "9007199254740993", "true", "false",
        "null", "''", "'a'", "\"é😀\"", "'\\ud83d'", "[]", "{}", "1509380732935",
    ]
    private static let functions = [
        "abs", "append", "assert", "average", "base64decode", "base64encode", "boolean", "ceil",
        "clone", "contains", "count", "decodeUrl", "decodeUrlComponent", "distinct", "each",
        "encodeUrl", "encodeUrlComponent", "error", "eval", "exists", "filter", "floor",
        "formatBase", "formatInteger", "formatNumber", "fromMillis", "hash", "join", "keys",
        "length", "lookup", "lowercase", "map", "match", "max", "merge", "millis", "min", "not",
        "now", "number", "pad", "parse", "parseInteger", "partition", "power", "random", "range",
        "reduce", "replace", "reverse", "round", "shuffle", "sift", "single", "sort", "split",
        "spread", "sqrt", "string", "substring", "substringAfter", "substringBefore", "sum",
        "toMillis", "trim", "type", "uppercase", "uuid", "zip",
    ]

    /// An expression that nests at most `depth` deep.
    static func expression(depth: Int, using random: inout SeededGenerator) -> String {
        guard depth > 0 else { return leaf(using: &random) }
        func part() -> String { expression(depth: depth - 1, using: &random) }
        switch random.below(16) {
        case 0: return leaf(using: &random)
        case 1, 2: return part() + random.pick(operators) + part()
        case 3, 4: return part() + "." + part()
        case 5: return part() + suffix(depth: depth, using: &random)
        case 6, 7, 8: return call(depth: depth, using: &random)
        case 9: return "(" + part() + ")"
        case 10: return "(\(random.pick(["$a", "$b", "$f"])) := " + part() + "; " + part() + ")"
        case 11: return part() + " ? " + part() + (random.once(in: 3) ? "" : " : " + part())
        case 12: return "[" + list(depth: depth, using: &random) + "]"
        case 13: return "{" + pair(depth: depth, using: &random) + "}"
        case 14: return function(depth: depth, using: &random)
        default:
            return "|" + part() + "|" + part() + (random.once(in: 2) ? "" : ", " + part()) + "|"
        }
    }

    private static func leaf(using random: inout SeededGenerator) -> String {
        switch random.below(8) {
        case 0, 1: random.pick(names)
        case 2: random.pick(variables)
        case 3: random.pick(patterns)
        case 4: random.pick(pictures)
        case 5: random.pick(["*", "**", "%", "%.%", "`a b`"])
        default: random.pick(constants)
        }
    }

    private static func suffix(depth: Int, using random: inout SeededGenerator) -> String {
        func part() -> String { expression(depth: depth - 1, using: &random) }
        switch random.below(7) {
        case 0, 1: return "[" + part() + "]"
        case 2: return "[]"
        case 3: return "{" + pair(depth: depth, using: &random) + "}"
        case 4: return "^(" + random.pick(["", "<", ">"]) + part() + ")"
        case 5: return random.pick(["@$a", "@$b"])
        default: return random.pick(["#$i", "#$a"])
        }
    }

    private static func call(depth: Int, using random: inout SeededGenerator) -> String {
        let name = random.once(in: 10) ? "f" : random.pick(functions)
        return "$\(name)(" + list(depth: depth, using: &random) + ")"
    }

    private static func list(depth: Int, using random: inout SeededGenerator) -> String {
        var items: [String] = []
        for _ in 0..<random.below(4) {
            items.append(
                random.once(in: 12) ? "?" : expression(depth: depth - 1, using: &random)
            )
        }
        return items.joined(separator: ", ")
    }

    private static func pair(depth: Int, using random: inout SeededGenerator) -> String {
        let key =
            random.once(in: 2)
            ? "'\(random.pick(names))'" : expression(depth: depth - 1, using: &random)
        return key + ": " + expression(depth: depth - 1, using: &random)
    }

    private static func function(depth: Int, using random: inout SeededGenerator) -> String {
        let parameters = random.pick(["", "$a", "$a, $b", "$a, $b, $i"])
        let signature = random.once(in: 4) ? random.pick(["<n:n>", "<s-n?:s>", "<a<n>f:x>"]) : ""
        let body = expression(depth: depth - 1, using: &random)
        return "function(\(parameters))\(signature){ \(body) }"
    }
}
