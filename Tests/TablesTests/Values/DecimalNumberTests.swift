import Tables
import Testing

@Suite struct DecimalNumberTests {
    private static let nines = "99999999999999999999999999999999999999"

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("000", "0"), ("0.000", "0"), ("0e99999999999999999999", "0"),
        ("1", "1"), ("+1", "1"), ("-1", "-1"), ("1.0", "1"), ("10e-1", "1"), ("1e3", "1000"),
        ("79.99", "79.99"), (".5", "0.5"), ("-0.050", "-0.05"), ("120", "120"), ("1E+2", "100"),
        ("0.00001", "0.00001"), ("1e-130", "1E-130"), ("1.5e-100", "1.5E-100"), ("1e125", "1E125"),
        (nines, nines), ("-" + nines, "-" + nines),
        (nines + "000", "9." + nines.dropFirst() + "E40"),
        ("1" + String(repeating: "0", count: 100), "1E100"),
        (
            "0." + String(repeating: "0", count: 37) + "1",
            "0." + String(repeating: "0", count: 37) + "1"
        ),
    ])
    func `a text is read and written canonically`(text: String, canonical: String) throws {
        let number = try #require(DecimalNumber(text))
        #expect(number.description == canonical)
        #expect(DecimalNumber(canonical) == number)
    }

    @Test(arguments: [
        "", "-", "+", ".", "1.", "e5", "1e", "1e+", "--1", "1-", "1 ", " 1", "0x1", "1,5", "NaN",
        "Infinity", "1e126", "1e-131", "1e999999999999999999999", "1\0", "1٣", nines + "1",
        "0.1" + nines, "1.0000000000000000000000000000000000000001", "1__0",
    ])
    func `what is no number of a table is refused`(text: String) {
        #expect(DecimalNumber(text) == nil)
    }

    @Test func `the number of digits is right around every power of ten`() throws {
        var power = "1"
        for exponent in 0..<38 {
            let nines = String(repeating: "9", count: exponent)
            let next = exponent == 0 ? "2" : "1" + String(repeating: "0", count: exponent - 1) + "1"
            let numbers = try [nines, power, next].filter { !$0.isEmpty }
                .map { try #require(DecimalNumber($0)) }
            #expect(numbers.sorted() == numbers)
            #expect(numbers.map(\.description) == [nines, power, next].filter { !$0.isEmpty })
            power += "0"
        }
    }

    @Test(arguments: [
        ("0.1", "0.2", "0.3"), ("1", "-1", "0"), ("0", "5", "5"), ("5", "0", "5"),
        ("79.99", "-79.98", "0.01"), ("1e38", "-1", nines), (nines, "1", "1" + zeros(38)),
        (
            "150000000000000000000000000000000000000", "-" + nines,
            "50000000000000000000000000000000000001"
        ),
        ("1e125", "-1e125", "0"), ("-3", "-4", "-7"), ("3", "-10", "-7"),
        (
            "1e20", "1e-17",
            "100000000000000000000.00000000000000001"
        ),
    ])
    func `a sum is exact`(left: String, right: String, sum: String) throws {
        let left = try #require(DecimalNumber(left))
        let right = try #require(DecimalNumber(right))
        #expect(left.adding(right) == DecimalNumber(sum))
        #expect(right.adding(left) == DecimalNumber(sum))
        #expect(left.subtracting(right.negated) == DecimalNumber(sum))
    }

    @Test(arguments: [
        ("1e38", "1"), ("1e125", "1"), (nines, "0.1"), ("9.9e125", "9.9e125"), ("4e38", "-1"),
        ("1e20", "1e-20"), ("-1e-130", "1e10"),
    ])
    func `a sum of too many digits or out of range is none`(left: String, right: String) throws {
        let left = try #require(DecimalNumber(left))
        let right = try #require(DecimalNumber(right))
        #expect(left.adding(right) == nil)
    }

    @Test func `numbers agree with integers and order as they do`() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            let left = Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &random)
            let right = Bool.random(using: &random) ? left + 1 : -left / 1000
            let numbers = (DecimalNumber(left), DecimalNumber(right))
            #expect(numbers.0.description == String(left))
            #expect(numbers.0.adding(numbers.1) == DecimalNumber(left + right))
            #expect(numbers.0.subtracting(numbers.1) == DecimalNumber(left - right))
            #expect((numbers.0 < numbers.1) == (left < right))
            #expect(Int64(exactly: numbers.0) == left)
            let bytes = (
                KeyBytes(PrimaryKey(.number(numbers.0))), KeyBytes(PrimaryKey(.number(numbers.1)))
            )
            #expect((bytes.0 < bytes.1) == (left < right))
        }
    }

    @Test(arguments: [
        "0", "1", "-1", "9.99", "-9.99", "1e125", "-1e125", "1e-130", "-1e-130", nines,
        "123456789.00000000000000000000000000001",
    ])
    func `ordered bytes stand for their number`(text: String) throws {
        let number = try #require(DecimalNumber(text))
        var bytes: [UInt8] = []
        number.appendOrderedBytes(to: &bytes)
        #expect(bytes.count == DecimalNumber.orderedByteCount)
        #expect(DecimalNumber(orderedBytes: bytes) == number)
    }

    @Test func `ordered bytes order as the numbers do`() throws {
        let ascending = try [
            "-1e125", "-1000", "-10.5", "-10", "-1", "-0.001", "-1e-130", "0", "1e-130", "0.001",
            "1",
            "1.5", "2", "10", "1000", "1e125",
        ].map { try #require(DecimalNumber($0)) }
        let bytes = ascending.map { number in
            var bytes: [UInt8] = []
            number.appendOrderedBytes(to: &bytes)
            return bytes
        }
        for (left, right) in zip(bytes, bytes.dropFirst()) {
            #expect(left.lexicographicallyPrecedes(right))
        }
        #expect(ascending.shuffled().sorted() == ascending)
    }

    @Test func `bytes that stand for no number are refused`() {
        #expect(DecimalNumber(orderedBytes: []) == nil)
        #expect(DecimalNumber(orderedBytes: [UInt8](repeating: 9, count: 19)) == nil)
        #expect(DecimalNumber(orderedBytes: [2] + [UInt8](repeating: 255, count: 18)) == nil)
    }

    @Test func `64-bit integers convert exactly, others do not`() {
        for value in [0, 1, -1, 10, .max, .min] as [Int64] {
            #expect(Int64(exactly: DecimalNumber(value)) == value)
        }
        #expect(DecimalNumber(UInt64.max).description == "18446744073709551615")
        #expect(Int64(exactly: DecimalNumber(UInt64.max)) == nil)
        #expect(Int64(exactly: 2.5) == nil)
        #expect(Int64(exactly: 2.0) == 2)
        #expect(Int64(exactly: DecimalNumber("1e30") ?? 0) == nil)
    }

    @Test func `minor units are exact both ways`() {
        #expect(DecimalNumber(minorUnits: 7999, fractionDigits: 2) == 79.99)
        #expect(DecimalNumber(minorUnits: -5, fractionDigits: 3).description == "-0.005")
        #expect(DecimalNumber(minorUnits: 500, fractionDigits: 0) == 500)
        #expect(DecimalNumber("79.99")?.minorUnits(fractionDigits: 2) == 7999)
        #expect(DecimalNumber("80")?.minorUnits(fractionDigits: 2) == 8000)
        #expect(DecimalNumber("0.001")?.minorUnits(fractionDigits: 2) == nil)
        #expect(DecimalNumber("1e19")?.minorUnits(fractionDigits: 2) == nil)
    }

    @Test func `doubles convert by their shortest notation`() {
        #expect(DecimalNumber(0.1 as Double)?.description == "0.1")
        #expect(DecimalNumber(1e22 as Double)?.description == "10000000000000000000000")
        #expect(DecimalNumber(-2.5e-7 as Double)?.description == "-0.00000025")
        #expect(DecimalNumber(Double.nan) == nil)
        #expect(DecimalNumber(Double.infinity) == nil)
        #expect(DecimalNumber(1e200 as Double) == nil)
        #expect(Double(DecimalNumber("79.99") ?? 0) == 79.99)
    }
}

private func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

/// The same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        // SplitMix64, by Steele, Lea and Flood.
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
