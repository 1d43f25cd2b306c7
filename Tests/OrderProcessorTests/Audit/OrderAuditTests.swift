import JSON
import OrderProcessor
import PaymentSimulator
import Payments
import Synchronization
import Tables
import Testing

@Suite struct OrderAuditTests {
    let order = SampleOrder()

    func set(
        _ shop: Shop,
        _ partition: String,
        _ sort: String,
        _ changes: Update
    ) async throws {
        try await shop.table.update(PrimaryKey(partition, sort), in: OrderTable.name, changes)
    }

    @Test func `a good order breaks nothing, and is counted`() async throws {
        let shop = try await Shop()
        _ = try await shop.place()
        let second = SampleOrder(
            id: "o-2",
            items: [
                [
                    "productId": "prod-3", "name": "Mechanical Keyboard", "price": 129.99,
                    "quantity": 1, "subtotal": 129.99,
                ]
            ],
            amount: 129_99
        )
        _ = try await shop.place(second)
        #expect(
            try await JSONValue(writing: shop.audit()) == [
                "orders": 2, "capturedOrders": 2, "openHolds": 0,
                "capturedAmount": ["USD": 279.96], "reserved": 0, "violations": [],
            ]
        )
    }

    @Test func `an empty shop breaks nothing`() async throws {
        #expect(
            try await JSONValue(writing: Shop().audit()) == [
                "orders": 0, "capturedOrders": 0, "openHolds": 0, "capturedAmount": [:],
                "reserved": 0, "violations": [],
            ]
        )
    }

    @Test func `an order under way holds stock and money, which is no fault`() async throws {
        let shop = try await Shop()
        let payment = try await shop.prepare()
        try await shop.call("authorize-payment", order.step(payment))
        for report in [
            try await shop.audit(),
            try await {
                try await shop.call("abort-attempt", order.attempt)
                return try await shop.audit()
            }(),
        ] {
            #expect(report.violations == [])
            #expect(report.openHoldCount == 1)
            #expect(report.reservedUnits == 3)
        }
    }

    @Test func `a committed order may wait for its capture and its consumption`() async throws {
        let shop = try await Shop()
        _ = try await shop.commit()
        try await shop.call("defer-capture", order.reference)
        let report = try await shop.audit()
        #expect(report.violations == [])
        #expect(report.orderCount == 1 && report.capturedOrderCount == 0)
    }

    /// What can go wrong, how it comes about, and which invariants it breaks.
    enum Damage: CaseIterable {
        case stockVanished, stockNegative, soldAdrift, reservedAdrift, heldAfterAbort
        case orderWithoutAttempt, commitWithoutOrder, orderItemLost, linesAdrift
        case otherTotal, subtotalWrong, captureWithoutOrder, captureNotInLedger, unknownPayment
        case holdAfterAbort, unreadableItem, otherLedger, voidedButCompleted
    }

    @Test(arguments: Damage.allCases)
    func `each kind of damage is found`(damage: Damage) async throws {
        let shop = try await Shop()
        _ = try await shop.place()
        let invariants = try await self.damage(shop, damage)
        let report = try await shop.audit()
        #expect(Set(report.violations.map(\.invariant)) == invariants)
        #expect(report.violations.allSatisfy { !$0.text.isEmpty })
    }

    func damage(_ shop: Shop, _ damage: Damage) async throws -> Set<Int> {
        let inventory = ("PRODUCT#prod-5", "INVENTORY")
        let (record, journal) = (("ORDER#o-1", "ORDER#o-1"), ("ATTEMPT#o-1", "STATE"))
        switch damage {
        case .stockVanished:
            try await set(shop, inventory.0, inventory.1, [.add("quantity", -1)])
            return [1]
        case .stockNegative:
            try await set(shop, inventory.0, inventory.1, [.add("quantity", -99)])
            return [1]
        case .soldAdrift:
            let changes: Update = [.add("quantity", -1), .add("sold", 1)]
            try await set(shop, inventory.0, inventory.1, changes)
            return [1]
        case .reservedAdrift:
            let changes: Update = [.add("quantity", -1), .add("reserved", 1)]
            try await set(shop, inventory.0, inventory.1, changes)
            return [2]
        case .heldAfterAbort:
            let other = SampleOrder(id: "o-2")
            _ = try await shop.prepare(other)
            try await shop.call("abort-attempt", other.attempt)
            try await shop.call("close-attempt", other.reference)
            return [2]
        case .orderWithoutAttempt:
            try await shop.table.delete(PrimaryKey(journal.0, journal.1), in: OrderTable.name)
            return [2, 3]
        case .commitWithoutOrder:
            try await shop.table.delete(PrimaryKey(record.0, record.1), in: OrderTable.name)
            return [2, 3, 5]
        case .orderItemLost:
            let key = PrimaryKey("ORDER#o-1", "ITEM#prod-5")
            try await shop.table.delete(key, in: OrderTable.name)
            return [2]
        case .linesAdrift:
            let path = AttributePath("items")[1].member("quantity")
            try await set(shop, record.0, record.1, [.set(path, 3)])
            return [2, 4]
        case .otherTotal:
            try await set(shop, record.0, record.1, [.set("total", 149.98)])
            return [4]
        case .subtotalWrong:
            let path = AttributePath("items")[1].member("subtotal")
            try await set(shop, record.0, record.1, [.set(path, 69.99)])
            return [4]
        case .captureWithoutOrder:
            let attempt = PaymentAttempt(orderID: "o-9")
            let amount = Money(minorUnits: 1, currency: .usd)
            let request = PaymentRequest(attempt: attempt, method: .paypal, amount: amount)
            let deadline = ContinuousClock.now.advanced(by: .seconds(5))
            guard case .ok(let payment) = await shop.simulator.prepare(request, deadline: deadline)
            else { return [] }
            _ = await shop.simulator.authorize(payment, for: attempt, deadline: deadline)
            _ = await shop.simulator.capture(
                amount,
                of: payment,
                for: attempt,
                deadline: deadline
            )
            return [5]
        case .captureNotInLedger:
            let other = SampleOrder(id: "o-2")
            _ = try await shop.commit(other)
            let changes: Update = [.set("paymentStatus", "captured")]
            try await set(shop, "ORDER#o-2", "ORDER#o-2", changes)
            return [6]
        case .unknownPayment:
            try await set(shop, record.0, record.1, [.set("transactionId", "pi_unknown")])
            return [6]
        case .holdAfterAbort:
            let other = SampleOrder(id: "o-2")
            let payment = try await shop.prepare(other)
            try await shop.call("authorize-payment", other.step(payment))
            try await shop.call("abort-attempt", other.attempt)
            for index in 0..<2 { try await shop.call("release-reservation", other.line(index)) }
            try await shop.call("close-attempt", other.reference)
            return [7]
        case .unreadableItem:
            try await set(shop, journal.0, journal.1, [.set("state", "undecided")])
            return [2, 3, 10]
        case .otherLedger:
            try await set(shop, "LEDGER", "PAIRING", [.set("ledger", "0000000000000000")])
            return [5]
        case .voidedButCompleted:
            try await set(shop, record.0, record.1, [.set("paymentStatus", "voided")])
            return [6]
        }
    }

    @Test func `what passes within two seconds is not reported`() async throws {
        let shop = try await Shop()
        try await set(shop, "PRODUCT#prod-5", "INVENTORY", [.add("quantity", -1)])
        let store = shop.store
        let waited = Mutex<[Duration]>([])
        let audit = OrderAudit(
            ledger: shop.simulator,
            pause: { duration in
                waited.withLock { $0.append(duration) }
                try await shop.table.update(
                    PrimaryKey("PRODUCT#prod-5", "INVENTORY"),
                    in: OrderTable.name,
                    [.add("quantity", 1)]
                )
            },
            store: { store }
        )
        #expect(try await audit.run().violations == [])
        #expect(waited.withLock { $0 } == [.seconds(2)])
    }

    @Test func `numbers that differ otherwise the second time are not reported`() async throws {
        let shop = try await Shop()
        try await set(shop, "PRODUCT#prod-5", "INVENTORY", [.add("quantity", -1)])
        let store = shop.store
        let audit = OrderAudit(
            ledger: shop.simulator,
            pause: { _ in
                try await shop.table.update(
                    PrimaryKey("PRODUCT#prod-5", "INVENTORY"),
                    in: OrderTable.name,
                    [.add("quantity", 2)]
                )
            },
            store: { store }
        )
        #expect(try await audit.run().violations == [])
    }

    @Test func `a table belongs to the ledger that it was paired with first`() async throws {
        let shop = try await Shop()
        #expect(try await shop.store.pair(withLedger: shop.simulator.pairingID()))
        #expect(try await !shop.store.pair(withLedger: "0000000000000000"))
        #expect(try await shop.audit().violations == [])
    }

    @Test func `more orders than one page are read`() async throws {
        let shop = try await Shop()
        for number in 0..<1_200 {
            let line: JSONValue = [
                "productId": "load-1", "name": "Load Test Product 1", "price": 9.99,
                "quantity": 1, "subtotal": 9.99,
            ]
            _ = try await shop.place(SampleOrder(id: "o-\(number)", items: [line], amount: 9_99))
        }
        let report = try await shop.audit()
        #expect(report.violations == [])
        #expect(report.orderCount == 1_200 && report.capturedOrderCount == 1_200)
        #expect(report.capturedAmounts == [Money(minorUnits: 1_198_800, currency: .usd)])
    }
}
