import ExpressWorkflows
import JSON
import OrderProcessor
import OrderStack
import PaymentSimulator
import Payments
import Tables
import Testing

@Suite(.timeLimit(.minutes(1))) struct SuccessTests {
    @Test func `an order is placed`() async throws {
        let flow = try await OrderFlow()
        let answer = try await flow.answer(
            OrderFlow.body("stripe", [("prod-1", 1), ("prod-5", 2)])
        )
        let orderID = try #require(answer["orderId"])
        let transaction = try #require(answer["payment"]?["transactionId"])
        #expect(
            answer == [
                "status": "success", "orderId": orderID,
                "message": "Order processed successfully via stripe",
                "total": 149.97, "currency": "USD",
                "items": [
                    [
                        "productId": "prod-1", "name": "wireless headphones", "price": 79.99,
                        "quantity": 1, "subtotal": 79.99,
                    ],
                    [
                        "productId": "prod-5", "name": "desk lamp", "price": 34.99,
                        "quantity": 2, "subtotal": 69.98,
                    ],
                ],
                "payment": [
                    "processor": "stripe", "transactionId": transaction, "status": "captured",
                ],
                "createdAt": "2026-01-01T00:00:00.000Z",
            ]
        )
        #expect(try await flow.units("prod-1") == [99, 0, 1])
        #expect(try await flow.units("prod-5") == [98, 0, 2])
        #expect(try await flow.attempt(orderID) == "committed")
        let order = try #require(try await flow.order(orderID))
        #expect(order["paymentStatus"] == "captured")
        #expect(order["createdAt"] == "2026-01-01T00:00:00.000Z")
        #expect(flow.confirmations.all.map(\.orderID) == [orderID.string])
        let report = try await flow.audit()
        #expect(report.violations == [])
        #expect(report.capturedAmounts == [Money(minorUnits: 149_97, currency: .usd)])
        #expect(flow.clock.seconds == 0)
    }

    @Test(arguments: PaymentMethod.allCases)
    func `F14: an order goes via its processor`(method: PaymentMethod) async throws {
        let flow = try await OrderFlow()
        let answer = try await flow.answer(OrderFlow.body(method.rawValue, [("prod-3", 1)]))
        #expect(
            answer["message"] == JSONValue("Order processed successfully via \(method.rawValue)")
        )
        #expect(answer["payment"]?["processor"] == JSONValue(method.rawValue))
        let payments = try await flow.simulator.payments(after: nil, limit: 10)
        #expect(payments.map(\.record.method) == [method])
        #expect(payments.map(\.record.captured.minorUnits) == [129_99])
    }

    @Test func `a one-line order has six table transactions and three in the ledger`() async throws
    {
        let flow = try await OrderFlow()
        _ = try await flow.answer(OrderFlow.body("stripe", [("load-1", 1)]))
        #expect(flow.table.log.count == 6)
        #expect(flow.processor.log == [.prepare, .authorize, .capture])
    }

    @Test func `F1: one line stays a list`() async throws {
        let flow = try await OrderFlow()
        let answer = try await flow.answer(OrderFlow.body("stripe", [("prod-1", 1)]))
        #expect(answer["items"]?.array?.count == 1)
        #expect(try await flow.order(answer["orderId"])?["items"]?.list?.count == 1)
        #expect(try await flow.units("prod-1") == [99, 0, 1])
    }

    @Test func `F10: a product on two lines is one line`() async throws {
        let flow = try await OrderFlow()
        let answer = try await flow.answer(
            OrderFlow.body("stripe", [("prod-1", 1), ("prod-1", 2)])
        )
        #expect(answer["items"]?.array?.count == 1)
        #expect(answer["items"]?[0]?["quantity"] == 3)
        #expect(try await flow.units("prod-1") == [97, 0, 3])
        #expect(try await flow.audit().violations == [])
    }

    @Test func `F10: a hundred lines are placed`() async throws {
        let flow = try await OrderFlow(bulk: 100)
        let lines = (1...100).map { ("bulk-\($0)", 1) }
        let answer = try await flow.answer(OrderFlow.body("paypal", lines))
        #expect(answer["total"] == 100)
        #expect(answer["items"]?.array?.count == 100)
        // Open, one for each line, attach, commit, four groups of up to 30 lines, the capture.
        #expect(flow.table.log.count == 108)
        #expect(try await flow.units("bulk-100") == [999_999, 0, 1])
        #expect(try await flow.audit().violations == [])
    }

    @Test func `F4: the server makes the order number`() async throws {
        let flow = try await OrderFlow()
        let more: [(String, JSONValue)] = [("orderId", "mine")]
        let first = try await flow.answer(OrderFlow.body("stripe", [("prod-1", 1)], more))
        let second = try await flow.answer(OrderFlow.body("stripe", [("prod-1", 1)], more))
        #expect(first["orderId"] != "mine")
        #expect(first["orderId"] != second["orderId"])
        #expect(try await flow.audit().orderCount == 2)
    }

    @Test func `metadata that looks like an error is no error`() async throws {
        let flow = try await OrderFlow()
        let body = OrderFlow.body(
            "stripe",
            [("prod-1", 1)],
            [
                ("metadata", ["note": #""status":"error""#, "error": "validation_error"]),
                ("email", "a@example.com"), ("error", "internal_error"), ("status", "error"),
            ]
        )
        #expect(try await flow.answer(body)["status"] == "success")
        #expect(flow.confirmations.all.first?.email == "a@example.com")
    }

    @Test func `a payment's secret reaches no record`() async throws {
        let recorder = InMemoryExecutionRecorder(
            masking: [
                MaskingRule(member: "payment", keeping: ["processor", "transactionId", "status"])
            ]
        )
        let flow = try await OrderFlow(recorder: recorder)
        let secret = "pm_card_mastercard"
        let body = OrderFlow.body(
            "stripe",
            [("prod-1", 1)],
            [("payment", ["paymentMethodId": JSONValue(secret)])]
        )
        let result = await flow.run(body)
        #expect(result.status == .succeeded)
        let record = try #require(recorder.record(for: result.executionARN))
        #expect(record.json.text.contains("TransformRequest"))
        #expect(!record.json.text.contains(secret))
        let stored = try await flow.table.inner.scan(Scan("orders"))
        #expect(!"\(stored)".contains(secret))
    }

    @Test func `200 customers for 100 units: exactly 100 get one`() async throws {
        let flow = try await OrderFlow()
        let outcomes = await withTaskGroup(of: JSONValue?.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    await flow.engine.execute(OrderFlow.body("stripe", [("prod-1", 1)])).output
                }
            }
            return await group.reduce(into: [JSONValue?]()) { $0.append($1) }
        }
        #expect(outcomes.filter { $0?["status"] == "success" }.count == 100)
        #expect(outcomes.filter { $0?["error"] == "inventory_error" }.count == 100)
        #expect(try await flow.units("prod-1") == [0, 0, 100])
        let report = try await flow.audit()
        #expect(report.violations == [])
        #expect(report.openHoldCount == 0 && report.reservedUnits == 0)
    }
}
