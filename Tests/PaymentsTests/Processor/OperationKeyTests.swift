import Payments
import Testing

@Suite struct OperationKeyTests {
    @Test func `a key names order, attempt and operation`() {
        #expect(PaymentAttempt(orderID: "o-1").key(for: .authorize).text == "o-1:1:authorize")
        #expect("\(PaymentAttempt(orderID: "o-1", number: 2).key(for: .void))" == "o-1:2:void")
    }

    @Test func `every operation of every attempt has a key of its own`() {
        let attempts = [1, 2].map { PaymentAttempt(orderID: "o-1", number: $0) }
        let keys = attempts.flatMap { attempt in
            PaymentOperation.allCases.map { attempt.key(for: $0).text }
        }
        #expect(Set(keys).count == 2 * PaymentOperation.allCases.count)
    }

    @Test func `a key fits the strictest processor's limit`() {
        let uuid = "00000000-0000-4000-8000-000000000000"
        let keys = PaymentOperation.allCases.map {
            PaymentAttempt(orderID: uuid, number: 999).key(for: $0)
        }
        #expect(keys.allSatisfy { $0.text.utf8.count <= 108 })
    }
}
