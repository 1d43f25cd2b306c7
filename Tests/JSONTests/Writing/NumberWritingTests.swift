import JSON
import Testing

@Suite struct NumberWritingTests {
    static let texts: [(Double, String)] = [
        (0.1, "0.1"), (100.0, "100"), (-0.0, "0"), (-1.5, "-1.5"), (17.86, "17.86"),
        (1.0 / 3, "0.3333333333333333"),
        (1e21, "1e+21"), (123e21, "1.23e+23"), (1e23, "1e+23"), (1e20, "100000000000000000000"),
        (0x1p60, "1152921504606847000"), (1e-6, "0.000001"), (1e-7, "1e-7"), (1.5e-9, "1.5e-9"),
        (Double.leastNonzeroMagnitude, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (2.2250738585072014e-308, "2.2250738585072014e-308"),
        (9_007_199_254_740_993.0, "9007199254740992"),
        (0.30000000000000004, "0.30000000000000004"), (123_456.789, "123456.789"),
        (0.00001, "0.00001"),
        (999_999_999.99, "999999999.99"), (4.35, "4.35"), (1_000_000.5, "1000000.5"),
    ]

    @Test(arguments: texts)
    func `a double is written as JavaScript writes it`(number: Double, text: String) {
        #expect(JSONValue(number).text == text)
        #expect(JSONValue(number).byteCount == text.utf8.count)
    }

    @Test func `the digits are the fewest that give the number back`() throws {
        var generator = SeededGenerator(seed: 31)
        for _ in 0..<100_000 {
            let number = Double.random(using: &generator)
            let ours = JSONValue(number).text.filter(\.isNumber)
            // The standard library's description has the fewest digits, too; only its form differs.
            let mantissa = { (text: String) in
                text.prefix { $0 != "e" }.filter(\.isNumber)
                    .drop { $0 == "0" }.reversed().drop { $0 == "0" }
            }
            try #require(
                Array(mantissa(JSONValue(number).text)) == Array(mantissa(number.description)),
                "\(number) as \(ours)"
            )
        }
    }

    @Test func `every power of two and ten is written shortest`() throws {
        let powers =
            (-1074...1023).map { exponent in Double(sign: .plus, exponent: exponent, significand: 1)
            }
            + (-323...308).compactMap { Double("1e\($0)") }
        for number in powers {
            let text = JSONValue(number).text
            try #require(Double(text) == number)
            let digits = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
            try #require(digits.count <= 17 || number >= 1e17, "\(text)")
        }
    }
}
