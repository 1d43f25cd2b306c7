import JSON
import OrderProcessor
import OrderStack
import Payments
import Testing

@Suite(.timeLimit(.minutes(1))) struct RefusalTests {
    @Test func `missing members are named`() async throws {
        let flow = try await OrderFlow()
        let answer = try await flow.answer(["customerId": "customer-1", "items": .null])
        #expect(answer["status"] == "error")
        #expect(answer["error"] == "validation_error")
        #expect(answer["message"]?.string?.isEmpty == false)
        let errors = try #require(answer["errors"]?.array)
        #expect(errors.map { $0["pointer"] } == ["/paymentMethod", "/items"])
        #expect(errors.allSatisfy { $0["code"] == "required" })
        #expect(errors.allSatisfy { $0["detail"]?.string?.isEmpty == false })
        #expect(flow.invoker.log == [])
    }

    @Test func `one missing member is still a list`() async throws {
        let flow = try await OrderFlow()
        let answer = try await flow.answer(["customerId": "c", "paymentMethod": "stripe"])
        #expect(answer["errors"]?.array?.map { $0["pointer"] } == ["/items"])
    }

    @Test(arguments: ["{}", "[]", "7", "null", "\"text\""])
    func `nonsense is refused, not run`(body: String) async throws {
        let flow = try await OrderFlow()
        let answer = try await flow.answer(try JSONValue(parsing: body))
        #expect(answer["error"] == "validation_error")
        #expect(answer["errors"]?.array?.count == 3)
    }

    @Test func `faults of the request come together`() async throws {
        let flow = try await OrderFlow()
        let answer = try await flow.answer([
            "customerId": "customer-1", "paymentMethod": "bitcoin",
            "items": [["productId": "prod-999", "quantity": 2.5]],
        ])
        #expect(answer["error"] == "validation_error")
        #expect(
            answer["errors"]?.array?.map { $0["pointer"] } == [
                "/paymentMethod", "/items/0/quantity", "/items/0/productId",
            ]
        )
        #expect(flow.table.log == [])
        try await flow.expectUntouched()
    }

    @Test func `every short line is told, and what was reserved is given back`() async throws {
        let flow = try await OrderFlow()
        let lines = [("prod-1", 1), ("prod-2", 500), ("prod-3", 2), ("prod-4", 9_999)]
        let answer = try await flow.answer(OrderFlow.body("stripe", lines))
        #expect(answer["status"] == "error")
        #expect(answer["error"] == "inventory_error")
        let errors = try #require(answer["errors"]?.array)
        #expect(errors.map { $0["pointer"] } == ["/items/1", "/items/3"])
        #expect(errors.map { $0["code"] } == ["insufficient_inventory", "insufficient_inventory"])
        #expect(errors.map { $0["requested"] } == [500, 9_999])
        #expect(errors.map { $0["available"] } == [100, 100])
        #expect(try await flow.units("prod-1") == [100, 0, 0])
        #expect(try await flow.attempt(answer["orderId"]) == "aborted")
        #expect(flow.processor.log == [])
        try await flow.expectUntouched()
    }

    @Test func `F1: a single short line is a list, and its stock stays`() async throws {
        let flow = try await OrderFlow()
        let answer = try await flow.answer(OrderFlow.body("stripe", [("prod-2", 9_999)]))
        #expect(answer["errors"]?.array?.map { $0["pointer"] } == ["/items/0"])
        #expect(try await flow.units("prod-2") == [100, 0, 0])
        try await flow.expectUntouched()
    }

    @Test func `a short merged line points at its first line`() async throws {
        let flow = try await OrderFlow()
        let lines = [("prod-1", 1), ("prod-2", 60), ("prod-1", 1), ("prod-2", 60)]
        let answer = try await flow.answer(OrderFlow.body("stripe", lines))
        #expect(answer["errors"]?.array?.map { $0["pointer"] } == ["/items/1"])
        #expect(answer["errors"]?[0]?["requested"] == 120)
        try await flow.expectUntouched()
    }

    @Test func `F6: a decline is asked for once, and stock comes back`() async throws {
        let flow = try await OrderFlow()
        let body = OrderFlow.body("stripe", [("prod-8", 1)], [("simulateDecline", true)])
        let answer = try await flow.answer(body)
        #expect(answer["error"] == "payment_error")
        #expect(
            answer["errors"]?.array?.map { [$0["pointer"], $0["code"], $0["declineCode"]] } == [
                ["/payment", "declined", "generic_decline"]
            ]
        )
        #expect(flow.processor.log == [.prepare, .authorize, .void])
        #expect(flow.clock.seconds == 0)
        #expect(try await flow.units("prod-8") == [100, 0, 0])
        #expect(try await flow.attempt(answer["orderId"]) == "aborted")
        try await flow.expectUntouched()
    }

    @Test(
        arguments: [
            ("pm_card_chargeDeclinedExpiredCard", "declined", "expired_card"),
            ("pm_card_threeDSecure2Required", "action_required", nil),
            ("pm_card_of_nobody", "method_invalid", nil),
        ] as [(String, String, String?)]
    )
    func `the processor's answer has a code of its own`(
        card: String,
        code: String,
        declineCode: String?
    ) async throws {
        let flow = try await OrderFlow()
        let payment: JSONValue = ["paymentMethodId": JSONValue(card)]
        let body = OrderFlow.body("stripe", [("prod-8", 1)], [("payment", payment)])
        let answer = try await flow.answer(body)
        #expect(answer["error"] == "payment_error")
        #expect(answer["errors"]?.array?.count == 1)
        #expect(answer["errors"]?[0]?["code"]?.string == code)
        #expect(answer["errors"]?[0]?["declineCode"]?.string == declineCode)
        #expect(answer["errors"]?[0]?["detail"]?.string?.isEmpty == false)
        try await flow.expectUntouched()
    }
}
