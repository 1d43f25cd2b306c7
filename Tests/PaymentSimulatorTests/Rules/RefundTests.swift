import PaymentSimulator
import Payments
import Testing

@Suite(.timeLimit(.minutes(1))) struct RefundTests {
    let fixture = Fixture()

    func refund(_ minorUnits: Int64, of payment: PaymentReference, number: Int) async
        -> PaymentOutcome
    {
        await fixture.simulator.refund(
            Money(minorUnits: minorUnits, currency: .usd),
            of: payment,
            for: PaymentAttempt(orderID: "o-1", number: number),
            deadline: fixture.deadline
        )
    }

    @Test func `parts are given back until nothing is left`() async throws {
        let payment = try await fixture.prepared()
        _ = await fixture.authorize(payment)
        _ = await fixture.capture(payment)
        #expect(await refund(100_00, of: payment, number: 1).reference == payment)
        #expect(await refund(100_00, of: payment, number: 1).reference == payment)
        #expect(await refund(50_00, of: payment, number: 1).invalidCode == "idempotency_error")
        #expect(await refund(50_00, of: payment, number: 2).invalidCode == "amount_mismatch")
        #expect(await refund(49_97, of: payment, number: 2).reference == payment)
        #expect(try await fixture.record(payment).refunded == fixture.amount)
    }

    @Test func `only what was captured is given back`() async throws {
        let payment = try await fixture.prepared()
        _ = await fixture.authorize(payment)
        #expect(
            await refund(1, of: payment, number: 1).invalidCode
                == "payment_intent_unexpected_state"
        )
    }

    @Test func `nothing, less than nothing, and other money are no refund`() async throws {
        let payment = try await fixture.prepared()
        _ = await fixture.authorize(payment)
        _ = await fixture.capture(payment)
        #expect(
            await refund(0, of: payment, number: 1).invalidCode == "parameter_invalid_integer"
        )
        let yen = Money(minorUnits: 1, currency: try #require(Currency("JPY")))
        let outcome = await fixture.simulator.refund(
            yen,
            of: payment,
            for: fixture.attempt,
            deadline: fixture.deadline
        )
        #expect(outcome.invalidCode == "amount_mismatch")
        #expect(try await fixture.record(payment).refunded == .zero(.usd))
    }
}
