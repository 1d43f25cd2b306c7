import JSON
import Testing

@Suite struct NumberParsingTests {
    @Test func `integers beyond 64 bits are the nearest double`() throws {
        #expect(try JSONValue(parsing: "9223372036854775807").integer == .max)
        #expect(try JSONValue(parsing: "-9223372036854775808").integer == .min)
        #expect(try JSONValue(parsing: "9223372036854775808").double == 0x1p63)
        #expect(try JSONValue(parsing: "18446744073709551616").double == 0x1p64)
        #expect(try JSONValue(parsing: "-9223372036854775809").double == -0x1p63)
        #expect(try JSONValue(parsing: "100000000000000000000").double == 1e20)
    }

    @Test func `an integer with a point or an exponent is a double`() throws {
        guard case .double(2) = try JSONValue(parsing: "2.0").content else {
            Issue.record("2.0 is not read as a double")
            return
        }
        #expect(try JSONValue(parsing: "2.0").integer == 2)
        #expect(try JSONValue(parsing: "1e2").integer == 100)
        #expect(try JSONValue(parsing: "-0").double?.sign == .minus)
    }

    static let hardNumbers: [(String, Double)] = [
        ("2.2250738585072014e-308", 0x1p-1022),
        ("2.2250738585072011e-308", Double(bitPattern: 0x000F_FFFF_FFFF_FFFF)),
        ("4.9406564584124654e-324", Double.leastNonzeroMagnitude),
        ("2.4703282292062328e-324", Double.leastNonzeroMagnitude),
        ("2.4703282292062327e-324", 0.0),
        ("1e-400", 0.0),
        ("1.7976931348623157e308", Double.greatestFiniteMagnitude),
        ("1.7976931348623158e308", Double.greatestFiniteMagnitude),
        ("9007199254740993.0", 9_007_199_254_740_992.0),
        ("9007199254740993.00000000000000000001", 9_007_199_254_740_994.0),
        (
            "0.000000000000000000000000000000000000000123456789012345678901",
            1.2345678901234568e-40
        ),
        ("8.98846567431158e307", 8.98846567431158e307),
        ("1e23", 1e23),
        ("123456789012345678901234567890.5", 1.2345678901234568e29),
    ]

    @Test(arguments: hardNumbers)
    func `hard numbers are rounded to the nearest`(text: String, expected: Double) throws {
        let number = try #require(try JSONValue(parsing: text).double)
        #expect(number.bitPattern == expected.bitPattern)
    }

    @Test func `decimal texts of all lengths read as the standard library reads them`() throws {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<100_000 {
            let digits = (0..<Int.random(in: 1...22, using: &generator)).map { _ in
                String(Int.random(in: 0...9, using: &generator))
            }
            let exponent = Int.random(in: -345...300, using: &generator)
            let text = "\(Int.random(in: 0...9, using: &generator)).\(digits.joined())e\(exponent)"
            let expected = try #require(Double(text))
            let number = try #require(try JSONValue(parsing: text).double, "\(text)")
            try #require(number.bitPattern == expected.bitPattern, "\(text)")
        }
    }

    @Test func `halfway cases go to the even double`() throws {
        var generator = SeededGenerator(seed: 22)
        for _ in 0..<20_000 {
            // An integer of 54 bits with the lowest set lies half-way between two doubles.
            let odd = UInt64.random(in: (1 << 53)..<(1 << 54), using: &generator) | 1
            let power = Int.random(in: 0...8, using: &generator)
            let text = "\(odd << UInt64(power)).0"
            let expected = try #require(Double(text))
            try #require(try JSONValue(parsing: text).double == expected, "\(text)")
        }
    }

    @Test(arguments: [
        "1e400", "-1e400", "1.7976931348623159e308", "123456789e310", "1e99999999999",
    ])
    func `a number beyond a double is refused`(text: String) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: "[\(text)]") }
        #expect(error?.reason == .numberOutOfRange)
        #expect(error?.byteOffset == 1)
    }
}
