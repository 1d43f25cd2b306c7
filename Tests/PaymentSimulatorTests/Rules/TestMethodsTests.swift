import PaymentSimulator
import Payments
import Testing

@Suite(.timeLimit(.minutes(1))) struct TestMethodsTests {
    let fixture = Fixture()

    @Test(arguments: [
        ("pm_card_visa_chargeDeclined", "generic_decline"),
        ("pm_card_chargeDeclined", "generic_decline"),
        ("pm_card_visa_chargeDeclinedInsufficientFunds", "insufficient_funds"),
        ("pm_card_chargeDeclinedInsufficientFunds", "insufficient_funds"),
        ("pm_card_visa_chargeDeclinedLostCard", "lost_card"),
        ("pm_card_visa_chargeDeclinedStolenCard", "stolen_card"),
        ("pm_card_chargeDeclinedExpiredCard", "expired_card"),
        ("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc"),
        ("pm_card_chargeDeclinedProcessingError", "processing_error"),
        ("pm_card_chargeCustomerFail", "generic_decline"),
    ])
    func `a test card is declined with its code`(card: String, code: String) async throws {
        for method in [PaymentMethod.stripe, .applepay] {
            let fixture = Fixture()
            let payment = try await fixture.prepared(fixture.request(method, credential: card))
            for _ in 0..<2 { #expect(await fixture.authorize(payment).declineCode == code) }
            #expect(try await fixture.record(payment).state == .requiresPaymentMethod)
            #expect(await fixture.void(payment).reference == payment)
        }
    }

    @Test(arguments: ["pm_card_visa", "pm_card_mastercard"])
    func `a good test card is held`(card: String) async throws {
        let payment = try await fixture.prepared(fixture.request(credential: card))
        #expect(await fixture.authorize(payment).reference == payment)
    }

    @Test func `a card that needs its owner asks for action`() async throws {
        let request = fixture.request(credential: "pm_card_threeDSecure2Required")
        let payment = try await fixture.prepared(request)
        let reason = PaymentReason(
            code: "authentication_required",
            message: "The customer has to confirm the payment"
        )
        #expect(await fixture.authorize(payment) == .actionRequired(reason))
        #expect(try await fixture.record(payment).state == .requiresAction)
    }

    @Test(arguments: ["", "visa", "pm_card_", "pm_card_visa_", "pm_card_visa_chargedeclined"])
    func `an unknown card is refused when the payment is made`(card: String) async {
        let outcome = await fixture.prepare(fixture.request(credential: card))
        #expect(outcome.invalidCode == "resource_missing")
    }

    @Test func `PayPal's issues are asked for by name`() async throws {
        let request = fixture.request(.paypal, credential: "INSTRUMENT_DECLINED")
        let payment = try await fixture.prepared(request)
        #expect(await fixture.authorize(payment).declineCode == "INSTRUMENT_DECLINED")
    }

    @Test(arguments: PaymentMethod.allCases)
    func `every method declines when asked to`(method: PaymentMethod) async throws {
        let fixture = Fixture()
        let request = fixture.request(method, simulatesDecline: true)
        let payment = try await fixture.prepared(request)
        #expect(await fixture.authorize(payment).declineCode == "generic_decline")
        #expect(try await fixture.record(payment).captured == .zero(.usd))
    }

    @Test func `an oversized credential is refused`() async {
        let credential = String(repeating: "x", count: 100_000)
        let outcome = await fixture.prepare(fixture.request(.applepay, credential: credential))
        #expect(outcome.invalidCode == "resource_missing")
    }
}
