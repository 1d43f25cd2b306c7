import JSON
import OrderProcessor
import Tables
import Testing

@Suite(.timeLimit(.minutes(1))) struct AttemptTests {
    let order = SampleOrder()

    func state(_ shop: Shop) async throws -> String? {
        try await shop.item("ATTEMPT#o-1", "STATE")?["state"]?.string
    }

    @Test func `opening writes all that an abort needs, and may be repeated`() async throws {
        let shop = try await Shop()
        for _ in 0..<2 { try await shop.call("open-attempt", order.attempt) }
        let item = try #require(try await shop.item("ATTEMPT#o-1", "STATE"))
        #expect(item["state"] == "open")
        #expect(item["total"] == 149.97)
        #expect(item["currency"] == "USD")
        #expect(item["processor"] == "stripe")
        #expect(item["deadline"] == 1_767_225_630_000)
        #expect(item["paymentRef"] == nil)
        #expect(
            item["lines"] == [
                ["productId": "prod-1", "quantity": 1], ["productId": "prod-5", "quantity": 2],
            ]
        )
    }

    @Test func `a payment is attached while the attempt is open`() async throws {
        let shop = try await Shop()
        try await shop.call("open-attempt", order.attempt)
        for _ in 0..<2 { try await shop.call("attach-payment", order.step("pi_1")) }
        #expect(try await shop.item("ATTEMPT#o-1", "STATE")?["paymentRef"] == "pi_1")
        #expect(await shop.failure("attach-payment", order.step("pi_2")) == "Inconsistent")
    }

    @Test func `nothing is attached or committed where no attempt is`() async throws {
        let shop = try await Shop()
        #expect(await shop.failure("attach-payment", order.step("pi_1")) == "Inconsistent")
        #expect(await shop.failure("save-order", order.save("pi_1")) == "Inconsistent")
        #expect(await shop.failure("close-attempt", order.reference) == "Inconsistent")
        #expect(try await shop.item("ORDER#o-1", "ORDER#o-1") == nil)
        #expect(try await state(shop) == nil)
    }

    @Test func `committing makes the order, and may be repeated`() async throws {
        let shop = try await Shop()
        let payment = try await shop.prepare()
        for _ in 0..<2 {
            let answer = try await shop.call("save-order", order.save(payment))
            #expect(answer == ["status": "completed"])
        }
        #expect(try await state(shop) == "committed")
        let item = try #require(try await shop.item("ORDER#o-1", "ORDER#o-1"))
        #expect(item["paymentStatus"] == "authorized")
        #expect(item["items"]?.list?.count == 2)
    }

    @Test func `only the attached payment is committed`() async throws {
        let shop = try await Shop()
        _ = try await shop.prepare()
        #expect(await shop.failure("save-order", order.save("pi_other")) == "Inconsistent")
        #expect(try await state(shop) == "open")
        #expect(try await shop.item("ORDER#o-1", "ORDER#o-1") == nil)
    }

    @Test func `F4: an order that exists is not overwritten`() async throws {
        let shop = try await Shop()
        let payment = try await shop.place()
        let other = order.save(payment).setting("customerId", to: "customer-2")
        try await shop.call("save-order", other)
        #expect(try await shop.item("ORDER#o-1", "ORDER#o-1")?["customerId"] == "customer-1")
        #expect(await shop.failure("open-attempt", order.attempt) == "AttemptSuperseded")
    }

    @Test func `aborting tells the payment, and may be repeated`() async throws {
        let shop = try await Shop()
        let payment = try await shop.prepare()
        for _ in 0..<2 {
            let answer = try await shop.call("abort-attempt", order.attempt)
            #expect(answer == ["state": "aborting", "paymentRef": payment])
        }
        #expect(try await shop.item("ATTEMPT#o-1", "STATE")?["abortReason"] == "test")
    }

    @Test func `what is being aborted cannot go on`() async throws {
        let shop = try await Shop()
        let payment = try await shop.prepare()
        try await shop.call("abort-attempt", order.attempt)
        #expect(await shop.failure("attach-payment", order.step(payment)) == "AttemptSuperseded")
        #expect(await shop.failure("save-order", order.save(payment)) == "AttemptSuperseded")
        #expect(await shop.failure("open-attempt", order.attempt) == "AttemptSuperseded")
        #expect(try await shop.item("ORDER#o-1", "ORDER#o-1") == nil)
    }

    @Test func `what is committed cannot be aborted`() async throws {
        let shop = try await Shop()
        _ = try await shop.commit()
        #expect(await shop.failure("abort-attempt", order.attempt) == "AttemptCommitted")
        #expect(await shop.failure("close-attempt", order.reference) == "Inconsistent")
        #expect(try await state(shop) == "committed")
    }

    @Test func `an attempt that was never opened cannot be opened after its abort`() async throws {
        let shop = try await Shop()
        for _ in 0..<2 {
            #expect(try await shop.call("abort-attempt", order.attempt) == ["state": "aborted"])
        }
        #expect(await shop.failure("open-attempt", order.attempt) == "AttemptSuperseded")
        #expect(try await state(shop) == "aborted")
    }

    @Test func `closing ends the abort, and may be repeated`() async throws {
        let shop = try await Shop()
        try await shop.call("open-attempt", order.attempt)
        #expect(await shop.failure("close-attempt", order.reference) == "Inconsistent")
        try await shop.call("abort-attempt", order.attempt)
        for _ in 0..<2 {
            #expect(try await shop.call("close-attempt", order.reference) == ["state": "aborted"])
        }
        #expect(try await shop.call("abort-attempt", order.attempt) == ["state": "aborted"])
    }

    @Test func `commit and abort at once have one winner`() async throws {
        for _ in 0..<50 {
            let shop = try await Shop()
            let payment = try await shop.prepare()
            async let saved = shop.failure("save-order", order.save(payment))
            async let aborted = shop.failure("abort-attempt", order.attempt)
            let outcome = await [saved, aborted]
            let exists = try await shop.item("ORDER#o-1", "ORDER#o-1") != nil
            #expect(outcome == (exists ? [nil, "AttemptCommitted"] : ["AttemptSuperseded", nil]))
        }
    }
}
