import Payments
import Testing

@Suite struct CurrencyTests {
    @Test(arguments: [("USD", 2), ("EUR", 2), ("JPY", 0), ("XPF", 0), ("KWD", 3), ("TND", 3)])
    func `a currency knows its decimals`(code: String, exponent: Int) throws {
        let currency = try #require(Currency(code))
        #expect(currency.exponent == exponent)
        #expect("\(currency)" == code)
    }

    @Test(arguments: ["", "US", "USDX", "usd", "U D", "ÜSD", "US1"])
    func `a code of another form is refused`(code: String) {
        #expect(Currency(code) == nil)
    }

    @Test func `the dollar is the currency named USD`() {
        #expect(Currency("USD") == .usd)
    }
}
