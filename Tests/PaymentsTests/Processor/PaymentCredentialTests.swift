import Payments
import Testing

@Suite struct PaymentCredentialTests {
    @Test func `a credential does not show its secret`() {
        let credential = PaymentCredential("pm_card_visa")
        var dumped = ""
        dump(credential, to: &dumped)
        #expect(credential.secret == "pm_card_visa")
        for text in ["\(credential)", String(reflecting: credential), dumped] {
            #expect(!text.contains("visa"))
        }
    }

    @Test func `a request does not show its credential either`() {
        let request = PaymentRequest(
            attempt: PaymentAttempt(orderID: "o-1"),
            method: .stripe,
            amount: Money(minorUnits: 1, currency: .usd),
            credential: PaymentCredential("pm_card_visa")
        )
        #expect(!"\(request)".contains("visa"))
    }
}
