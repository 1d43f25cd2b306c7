import JSON

/// A generator with a seed, so that a failure can be repeated (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension JSONValue {
    /// Any value, containers up to `depth` deep.
    static func random(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
        case 0: return .null
        case 1: return JSONValue(Bool.random(using: &generator))
        case 2: return JSONValue(Int64.random(in: -1000...1000, using: &generator))
        case 3:
            let number = Double.random(using: &generator)
            // A double of this size is written like an integer and reads back as one.
            let isLong = number.magnitude >= 0x1p53 && number.magnitude < 0x1p63
            return JSONValue(isLong ? 0.5 : number)
        case 4, 5: return JSONValue(String.random(using: &generator))
        case 6:
            let count = Int.random(in: 0...6, using: &generator)
            return JSONValue((0..<count).map { _ in random(depth: depth - 1, using: &generator) })
        default:
            let isLarge = Int.random(in: 0..<20, using: &generator) == 0
            let count = isLarge ? 80 : Int.random(in: 0...10, using: &generator)
            let members = (0..<count).map { _ in
                (String.random(using: &generator), random(depth: depth - 1, using: &generator))
            }
            return JSONValue(members: members)
        }
    }
}

extension Double {
    /// Any finite number, all exponents alike, or one with few decimals.
    static func random(using generator: inout SeededGenerator) -> Double {
        if Bool.random(using: &generator) {
            let digits = Int.random(in: -1_000_000_000...1_000_000_000, using: &generator)
            return Double(digits)
                / [1, 10, 100, 1000, 1e6, 1e9].randomElement(using: &generator, or: 1)
        }
        let number = Double(bitPattern: generator.next())
        return number.isFinite ? number : 0.1
    }
}

extension String {
    private static let pieces = [
        "a", "id", "orderId", "a longer name than a word", "\"", "\\", "\n", "\u{0}", "\u{1F}", "/",
        "é", "ß", "日本", "\u{1F600}", "\u{7F}", "\u{2028}", "~", " ",
    ]

    /// A text of some pieces, some of which need escapes.
    static func random(using generator: inout SeededGenerator) -> String {
        let count = Int.random(in: 0...4, using: &generator)
        return (0..<count).map { _ in pieces.randomElement(using: &generator, or: "") }.joined()
    }
}

extension Array {
    /// An element, or something else if there is none.
    func randomElement(using generator: inout SeededGenerator, or other: Element) -> Element {
        isEmpty ? other : self[Int.random(in: indices, using: &generator)]
    }
}
