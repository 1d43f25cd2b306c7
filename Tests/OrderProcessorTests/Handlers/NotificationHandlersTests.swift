import JSON
import OrderProcessor
import Payments
import Testing

@Suite(.timeLimit(.minutes(1))) struct NotificationHandlersTests {
    @Test func `a confirmation names the order and what it costs`() async throws {
        let shop = try await Shop()
        let notice = SampleOrder().notice.setting("email", to: "a@example.com")
        #expect(try await shop.call("send-confirmation", notice) == ["accepted": true])
        let confirmation = try #require(shop.confirmations.all.first)
        #expect(confirmation.orderID == "o-1")
        #expect(confirmation.email == "a@example.com")
        #expect(confirmation.total == Money(minorUnits: 149_97, currency: .usd))
    }

    @Test func `only the latest confirmations are kept`() async throws {
        let shop = try await Shop()
        for number in 1...25 {
            try await shop.call("send-confirmation", SampleOrder(id: "o-\(number)").notice)
        }
        #expect(shop.confirmations.all.map(\.orderID) == (16...25).map { "o-\($0)" })
    }

    @Test func `orders are counted by method, amounts by currency`() async throws {
        let shop = try await Shop()
        for _ in 0..<3 { try await shop.call("update-metrics", SampleOrder().notice) }
        let snapshot = shop.metrics.snapshot
        #expect(snapshot.orders == [.stripe: 3])
        #expect(snapshot.amounts == [.usd: Money(minorUnits: 449_91, currency: .usd)])
    }

    @Test func `an amount that no longer fits is left out, not wrapped`() {
        let metrics = OrderMetrics()
        let largest = Money(minorUnits: .max, currency: .usd)
        for _ in 0..<2 { metrics.count(largest, paidBy: .paypal) }
        #expect(metrics.snapshot.amounts[.usd] == largest)
        #expect(metrics.snapshot.orders[.paypal] == 2)
    }
}
