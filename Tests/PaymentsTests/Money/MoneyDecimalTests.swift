import Payments
import Testing

@Suite struct MoneyDecimalTests {
    static let currencies = ["USD", "JPY", "KWD"].compactMap { Currency($0) }

    @Test(arguments: [
        (7_999, "USD", "79.99"), (5, "USD", "0.05"), (-5, "USD", "-0.05"), (0, "USD", "0.00"),
        (1_200, "JPY", "1200"), (-7, "JPY", "-7"), (0, "JPY", "0"), (1, "KWD", "0.001"),
        (Int64.max, "USD", "92233720368547758.07"), (Int64.min, "USD", "-92233720368547758.08"),
    ])
    func `an amount is written with all its decimals`(
        minorUnits: Int64,
        code: String,
        text: String
    ) throws {
        let money = Money(minorUnits: minorUnits, currency: try #require(Currency(code)))
        #expect(money.decimal == text)
        #expect("\(money)" == "\(text) \(code)")
    }

    @Test(arguments: [
        ("79.99", 7_999), ("79.9", 7_990), ("79", 7_900), ("079.990", 7_999), ("-0.05", -5),
        ("0", 0), ("-0", 0), ("92233720368547758.07", Int64.max),
    ])
    func `a decimal number is read exactly`(text: String, minorUnits: Int64) throws {
        #expect(try Money(decimal: text, currency: .usd).minorUnits == minorUnits)
    }

    @Test(arguments: [
        "", "-", ".", "1.", ".5", "1e3", "+1", " 1", "1 ", "1,5", "--1", "1.2.3", "1-", "٣", "NaN",
        String(repeating: "0", count: 40),
    ])
    func `what is no plain decimal number is refused`(text: String) {
        #expect(throws: MoneyError.malformed) { try Money(decimal: text, currency: .usd) }
    }

    @Test func `a digit beyond the currency's decimals is refused`() throws {
        let yen = try #require(Currency("JPY"))
        #expect(throws: MoneyError.tooManyDecimals(.usd)) {
            try Money(decimal: "79.991", currency: .usd)
        }
        #expect(throws: MoneyError.tooManyDecimals(yen)) {
            try Money(decimal: "1.5", currency: yen)
        }
    }

    @Test(arguments: ["92233720368547758.08", "99999999999999999999", "-99999999999999999999"])
    func `an amount beyond 64 bits is refused`(text: String) {
        #expect(throws: MoneyError.overflow) { try Money(decimal: text, currency: .usd) }
    }

    @Test(arguments: currencies)
    func `reading what was written gives the same amount`(currency: Currency) throws {
        var random = SplitMix(seed: 3)
        for _ in 0..<10_000 {
            let shift = Int.random(in: 0..<63, using: &random)
            let minorUnits = Int64.random(in: (.min + 1)...(.max), using: &random) >> Int64(shift)
            let money = Money(minorUnits: minorUnits, currency: currency)
            #expect(try Money(decimal: money.decimal, currency: currency) == money)
        }
    }
}
