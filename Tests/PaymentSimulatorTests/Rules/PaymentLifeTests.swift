import PaymentSimulator
import Payments
import Testing

@Suite(.timeLimit(.minutes(1))) struct PaymentLifeTests {
    let fixture = Fixture()

    @Test(arguments: PaymentMethod.allCases)
    func `a payment is made, held and captured`(method: PaymentMethod) async throws {
        let payment = try await fixture.prepared(fixture.request(method))
        #expect(try await fixture.record(payment).state == .requiresConfirmation)
        #expect(await fixture.authorize(payment).reference == payment)
        #expect(try await fixture.record(payment).state == .requiresCapture)
        #expect(await fixture.capture(payment).reference == payment)

        let record = try await fixture.record(payment)
        #expect(record.state == .succeeded)
        #expect(record.captured == fixture.amount)
        #expect(record.captureCount == 1)
        #expect(record.method == method)
    }

    @Test func `repeating an operation under its key changes nothing`() async throws {
        let payment = try await fixture.prepared()
        #expect(await fixture.prepare(fixture.request()).reference == payment)
        for _ in 0..<3 { #expect(await fixture.authorize(payment).reference == payment) }
        for _ in 0..<3 { #expect(await fixture.capture(payment).reference == payment) }
        #expect(await fixture.authorize(payment).reference == payment)

        #expect(try await fixture.record(payment).captureCount == 1)
        #expect(try await fixture.simulator.payments(ofOrder: "o-1").count == 1)
    }

    @Test func `other parameters under the same key are refused`() async throws {
        let payment = try await fixture.prepared()
        let less = Money(minorUnits: 1, currency: .usd)
        for other in [
            fixture.request(amount: less), fixture.request(.paypal),
            fixture.request(credential: "pm_card_visa"), fixture.request(simulatesDecline: true),
        ] {
            #expect(await fixture.prepare(other).invalidCode == "idempotency_error")
        }
        _ = await fixture.authorize(payment)
        _ = await fixture.capture(payment)
        #expect(await fixture.capture(payment, less).invalidCode == "idempotency_error")
    }

    @Test func `a payment belongs to its attempt`() async throws {
        let payment = try await fixture.prepared()
        let second = PaymentAttempt(orderID: "o-1", number: 2)
        let outcome = await fixture.simulator.authorize(
            payment,
            for: second,
            deadline: fixture.deadline
        )
        #expect(outcome.invalidCode == "idempotency_error")
        #expect(try await fixture.record(payment).state == .requiresConfirmation)
    }

    @Test func `only a held amount is captured, and only whole`() async throws {
        let payment = try await fixture.prepared()
        #expect(
            await fixture.capture(payment).invalidCode == "payment_intent_unexpected_state"
        )
        _ = await fixture.authorize(payment)
        let less = Money(minorUnits: 1, currency: .usd)
        #expect(await fixture.capture(payment, less).invalidCode == "amount_mismatch")
        #expect(try await fixture.record(payment).state == .requiresCapture)
    }

    @Test func `a voided hold cannot be captured`() async throws {
        let payment = try await fixture.prepared()
        _ = await fixture.authorize(payment)
        for _ in 0..<2 { #expect(await fixture.void(payment).reference == payment) }
        #expect(try await fixture.record(payment).state == .canceled)
        #expect(
            await fixture.capture(payment).invalidCode == "payment_intent_unexpected_state"
        )
    }

    @Test func `a payment voided before it held anything never holds`() async throws {
        let payment = try await fixture.prepared()
        #expect(await fixture.void(payment).reference == payment)
        #expect(
            await fixture.authorize(payment).invalidCode == "payment_intent_unexpected_state"
        )
        #expect(try await fixture.record(payment).state == .canceled)
    }

    @Test func `what was captured cannot be voided`() async throws {
        let payment = try await fixture.prepared()
        _ = await fixture.authorize(payment)
        _ = await fixture.capture(payment)
        #expect(await fixture.void(payment).invalidCode == "payment_intent_unexpected_state")
        #expect(try await fixture.record(payment).state == .succeeded)
    }

    @Test(arguments: [0, -1])
    func `an amount must be above zero`(minorUnits: Int64) async {
        let amount = Money(minorUnits: minorUnits, currency: .usd)
        let outcome = await fixture.prepare(fixture.request(amount: amount))
        #expect(outcome.invalidCode == "parameter_invalid_integer")
    }

    @Test(arguments: ["", "pi_1", "pi_0000000000000000_1", "nonsense"])
    func `an unknown reference is refused`(id: String) async throws {
        let payment = try await fixture.prepared()
        let identity = payment.id.dropLast(2)
        for reference in [id, "\(identity)_2", "\(identity)_01", "\(identity)_+1"] {
            let unknown = PaymentReference(reference)
            #expect(await fixture.authorize(unknown).invalidCode == "resource_missing")
            #expect(await fixture.void(unknown).invalidCode == "resource_missing")
            let lookup = await fixture.simulator.lookup(unknown, deadline: fixture.deadline)
            #expect(lookup == .missing)
        }
    }
}
