import PaymentSimulator
import Payments
import Testing

@Suite(.timeLimit(.minutes(1))) struct LedgerReaderTests {
    @Test func `payments are read page by page, in the order of their making`() async throws {
        let fixture = Fixture()
        for number in 1...25 {
            let request = PaymentRequest(
                attempt: PaymentAttempt(orderID: "o-\(number)"),
                method: .stripe,
                amount: fixture.amount
            )
            #expect(await fixture.prepare(request).reference != nil)
        }
        var orders: [String] = []
        var position: LedgerPosition?
        while true {
            let page = try await fixture.simulator.payments(after: position, limit: 10)
            orders += page.map(\.record.attempt.orderID)
            position = page.last?.position ?? position
            if page.count < 10 { break }
        }
        #expect(orders == (1...25).map { "o-\($0)" })
    }

    @Test func `an order's payments are all its attempts`() async throws {
        let fixture = Fixture()
        for (order, number) in [("o-1", 1), ("o-1", 2), ("o-12", 1)] {
            let request = PaymentRequest(
                attempt: PaymentAttempt(orderID: order, number: number),
                method: .stripe,
                amount: fixture.amount
            )
            _ = await fixture.prepare(request)
        }
        let payments = try await fixture.simulator.payments(ofOrder: "o-1")
        #expect(payments.map(\.attempt.number) == [1, 2])
        #expect(try await fixture.simulator.payments(ofOrder: "o").isEmpty)
    }

    @Test func `two ledgers have two identities`() async throws {
        let first = PaymentSimulator.inMemory()
        let second = PaymentSimulator.inMemory()
        #expect(try await first.pairingID() != second.pairingID())
        #expect(try await first.pairingID() == first.pairingID())
    }
}
