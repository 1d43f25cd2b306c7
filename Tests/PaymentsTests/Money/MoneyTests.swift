import Payments
import Testing

@Suite struct MoneyTests {
    let one = Money(minorUnits: 1, currency: .usd)
    let largest = Money(minorUnits: .max, currency: .usd)
    let lowest = Money(minorUnits: .min, currency: .usd)

    @Test func `sums and products are exact`() throws {
        let price = Money(minorUnits: 34_99, currency: .usd)
        let subtotal = try price.multiplied(by: 2)
        #expect(subtotal.minorUnits == 69_98)
        #expect(try subtotal.adding(Money(minorUnits: 79_99, currency: .usd)).minorUnits == 149_97)
        #expect(try subtotal.subtracting(subtotal) == .zero(.usd))
    }

    @Test func `a result beyond 64 bits is an error`() {
        #expect(throws: MoneyError.overflow) { try largest.adding(one) }
        #expect(throws: MoneyError.overflow) { try lowest.subtracting(one) }
        #expect(throws: MoneyError.overflow) { try largest.multiplied(by: 2) }
        #expect(throws: MoneyError.overflow) { try lowest.multiplied(by: -1) }
    }

    @Test func `currencies do not mix`() throws {
        let euro = try #require(Currency("EUR"))
        #expect(throws: MoneyError.currencyMismatch(.usd, euro)) {
            try one.adding(Money(minorUnits: 1, currency: euro))
        }
    }

    @Test func `the sign is told`() {
        #expect(one.isPositive && !one.isNegative)
        #expect(lowest.isNegative && !lowest.isPositive)
        #expect(!Money.zero(.usd).isPositive && !Money.zero(.usd).isNegative)
    }

    @Test func `adding and subtracting undo each other`() throws {
        var random = SplitMix(seed: 1)
        for _ in 0..<10_000 {
            let left = Money(
                minorUnits: .random(in: -(1 << 62)..<(1 << 62), using: &random),
                currency: .usd
            )
            let right = Money(
                minorUnits: .random(in: -(1 << 61)..<(1 << 61), using: &random),
                currency: .usd
            )
            #expect(try left.adding(right).subtracting(right) == left)
            #expect(try left.adding(right) == right.adding(left))
        }
    }

    @Test func `multiplying is repeated adding`() throws {
        var random = SplitMix(seed: 2)
        for _ in 0..<500 {
            let price = Money(
                minorUnits: .random(in: 0...1_000_000, using: &random),
                currency: .usd
            )
            let count = Int64.random(in: 0...50, using: &random)
            var sum = Money.zero(.usd)
            for _ in 0..<count { sum = try sum.adding(price) }
            #expect(try price.multiplied(by: count) == sum)
        }
    }
}
