import RegularExpressions
import Testing

@Suite struct RegularExpressionLimitsTests {
    @Test(
        arguments: [
            "(a+)+$", "(a|aa)+$", "(a|a?)+$", "(.*a){20}$", "(?:a*)*b", "([a-z]+)*=", "(a*)*\\1b",
        ]
    )
    func `a catastrophic pattern ends in the budget`(_ pattern: String) throws {
        let expression = try RegularExpression(pattern, dialect: .javaScript)
        let text = Array((String(repeating: "a", count: 40) + "!").utf8)
        var matcher = RegularExpressionMatcher(expression, stepLimit: 200_000)
        #expect(throws: RegularExpressionError(.budgetExhausted, at: 0)) {
            try matcher.find(in: text.span, from: 0)
        }
    }

    @Test func `open choices are bounded`() throws {
        let expression = try RegularExpression("(?:ab?)*c", dialect: .java)
        let text = [UInt8](repeating: UInt8(ascii: "a"), count: 3_000_000)
        var matcher = RegularExpressionMatcher(expression)
        #expect(throws: RegularExpressionError(.budgetExhausted, at: 0)) {
            try matcher.find(in: text.span, from: 0)
        }
    }

    @Test func `all searches of a matcher share its budget`() throws {
        let expression = try RegularExpression("[b]", dialect: .java)
        let text = [UInt8](repeating: UInt8(ascii: "b"), count: 1_000)
        var matcher = RegularExpressionMatcher(expression, stepLimit: 100)
        var found = 0
        #expect(throws: RegularExpressionError.self) {
            var offset = 0
            while try matcher.find(in: text.span, from: offset) {
                found += 1
                offset = matcher.offsetBehindMatch(in: text.span)
            }
        }
        #expect(found == 50)
    }

    @Test(arguments: [RegularExpressionDialect.javaScript, .java])
    func `nesting is bounded`(_ dialect: RegularExpressionDialect) throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "(?:", count: depth) + "a" + String(repeating: ")", count: depth)
        }
        let deepest = RegularExpressionLimits.nesting
        let expression = try RegularExpression(nested(deepest), dialect: dialect)
        #expect(try expression.matchesWhole(Array("a".utf8)))
        #expect(throws: RegularExpressionError(.nestingTooDeep, at: 3 * deepest)) {
            try RegularExpression(nested(15_000), dialect: dialect)
        }
    }

    @Test func `a long pattern is refused`() {
        let pattern = [UInt8](repeating: 0x61, count: RegularExpressionLimits.patternBytes + 1)
        #expect(throws: RegularExpressionError(.patternTooLong, at: 0)) {
            try RegularExpression(utf8: pattern, dialect: .java)
        }
    }

    @Test func `an error tells what and where`() {
        let error = #expect(throws: RegularExpressionError.self) {
            try RegularExpression("é(?<n>a)(?<n>b)", dialect: .javaScript)
        }
        #expect(error?.reason == .duplicateGroupName("n"))
        #expect(error?.offset == 9)
        #expect(error?.description == "expected one group named 'n' but found two at offset 9")
    }

    /// Patterns and texts at random: each is refused, matched or given up; nothing traps.
    @Test func `random patterns never trap`() throws {
        let alphabet = Array("ab(|)*+?[]{}^$.\\d\\wx1,-&:=!<>é😀".unicodeScalars)
        var random = SplitMix64(seed: 42)
        var compiled = 0
        for round in 0..<4_000 {
            var pattern = ""
            for _ in 0..<Int.random(in: 0...14, using: &random) {
                pattern.unicodeScalars.append(alphabet.randomElement(using: &random) ?? "a")
            }
            let text = (0..<12).map { _ in UInt8.random(in: 0x60...0xFF, using: &random) }
            let dialect: RegularExpressionDialect = round % 2 == 0 ? .java : .javaScript
            let flags = RegularExpressionFlags(rawValue: UInt8.random(in: 0...7, using: &random))
            guard
                let expression = try? RegularExpression(pattern, dialect: dialect, flags: flags)
            else { continue }
            compiled += 1
            var matcher = RegularExpressionMatcher(expression, stepLimit: 10_000)
            for sample in [text, Array("abé😀xab1,-".utf8)] {
                // A search given up is as good an end as any here.
                guard let found = try? matcher.find(in: sample.span, from: 0), found else {
                    continue
                }
                let range = try #require(matcher.range(of: 0))
                #expect(range.upperBound <= sample.count)
            }
        }
        #expect(compiled > 1_000)
    }
}

/// A small seeded generator, so that a failure comes back.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
