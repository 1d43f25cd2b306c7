import Functions
import JSON
import OrderProcessor
import Payments
import Testing

/// The faults of the published sample that show without anything going wrong, over HTTP.
@Suite(.timeLimit(.minutes(3)))
struct SampleFaultTests {
    @Test func `F1: one line alone is released like many`() async throws {
        try await OrderService.run { service in
            let decline: [(String, JSONValue)] = [("simulateDecline", true)]
            for lines in [[("prod-8", 1)], [("prod-8", 2), ("prod-7", 3)]] {
                let answer = try await service.place(.order(lines, adding: decline))
                #expect(answer.status == 400)
                #expect(try answer.json["error"] == "payment_error")
            }
            #expect(try await service.available("prod-8") == 100)
            #expect(try await service.available("prod-7") == 100)
            try await AuditReading.of(service.database).expectUntouched()
        }
    }

    @Test func `F4: a client's own orderId is ignored`() async throws {
        try await OrderService.run { service in
            let chosen: [(String, JSONValue)] = [("orderId", "mine")]
            let order = JSONValue.order([("prod-1", 1)], adding: chosen)
            let first = try await service.place(order).json["orderId"]?.string
            let second = try await service.place(order).json["orderId"]?.string
            #expect(first != nil && first != "mine" && first != second)
            let stored = try await TestClient.with(port: service.port) { client in
                try await client.get("/orders/mine").status
            }
            #expect(stored == 404)
            #expect(try await AuditReading.of(service.database).report["orders"] == 2)
        }
    }

    @Test(arguments: [
        ("stripe", "paymentMethodId", "pm_card_chargeDeclined"),
        ("paypal", "orderId", "INSTRUMENT_DECLINED"),
        ("applepay", "token", "pm_card_chargeDeclined"),
    ])
    func `F6: a decline is asked for once`(
        method: String,
        member: String,
        credential: JSONValue
    ) async throws {
        let faults = ServiceFaults()
        try await OrderService.run(faults) { service in
            let payment = JSONValue(members: [(member, credential)])
            for cause in [("payment", payment), ("simulateDecline", true)] {
                let order = JSONValue.order([("prod-8", 1)], by: method, adding: [cause])
                let before = faults.asked.count { $0 == .authorize }
                let answer = try await service.place(order)
                #expect(answer.status == 400)
                #expect(try answer.json["errors"]?[0]?["code"] == "declined")
                #expect(faults.asked.count { $0 == .authorize } == before + 1)
            }
            try await AuditReading.of(service.database).expectUntouched()
        }
    }

    @Test(arguments: [
        (" ", "-"), ("a:b", "a-b"), ("o'neil", "o'neil"), ("", "anonymous"),
        (String(repeating: "x", count: 81), String(repeating: "x", count: 80)),
    ])
    func `F7: no customer makes a request fail without a reason`(
        customer: String,
        name: String
    ) async throws {
        try await OrderService.run { service in
            let answer = try await service.place(.order([("prod-1", 1)], customer: customer))
            #expect(answer.status == 400)
            #expect(try answer.json["error"] == "validation_error")
            #expect(try answer.json["errors"]?[0]?["pointer"] == "/customerId")
            #expect(try answer.json["errors"]?[0]?["code"] == "out_of_range")
            let executions = try await TestClient.with(port: service.port) { client in
                try await client.get("/_expressway/executions").json["executions"]?.array
            }
            #expect(executions?.map { $0["name"]?.string } == [name])
        }
    }

    @Test func `F11: only whole numbers are quantities, and money is exact`() async throws {
        try await OrderService.run { service in
            for quantity in ["2.5", "\"2\"", "true", "0", "-1", "10000", "1e-1", "null"] {
                let answer = try await TestClient.with(port: service.port) { client in
                    try await client.post(
                        "/orders",
                        #"{"customerId":"c","paymentMethod":"stripe","items":"#
                            + #"[{"productId":"prod-1","quantity":\#(quantity)}]}"#
                    )
                }
                #expect(answer.status == 400, "\(quantity)")
                #expect(
                    try answer.json["errors"]?[0]?["pointer"] == "/items/0/quantity",
                    "\(quantity)"
                )
            }
            // In binary floating point three times 79.99 is 239.96999999999997.
            let exact = try await service.place(.order([("prod-1", 3), ("prod-6", 3)]))
            let text = String(decoding: exact.body, as: UTF8.self)
            #expect(text.contains(#""total":278.94,"#), "\(text)")
            #expect(text.contains(#""subtotal":239.97"#), "\(text)")
            let report = try await AuditReading.of(service.database).report
            #expect(report["capturedAmount"] == ["USD": 278.94])
        }
    }

    @Test(arguments: ["stripe", "paypal", "applepay"])
    func `F14: an order is processed via its processor`(method: String) async throws {
        try await OrderService.run { service in
            let body = try await service.place(.order([("prod-1", 1)], by: method)).json
            #expect(body["message"]?.string == "Order processed successfully via \(method)")
            #expect(body["payment"]?["processor"]?.string == method)
        }
    }

    @Test func `F15: every function has reserved concurrency, 900 at most in all`() {
        let reserved = OrderFunctions.declarations.map(\.reservedConcurrency)
        #expect(reserved.allSatisfy { ($0 ?? 0) > 0 })
        #expect(reserved.reduce(0) { $0 + ($1 ?? 0) } <= 900)
    }
}
