import JSON
import OrderProcessor
import PaymentSimulator
import Payments
import Synchronization
import Tables
import Testing

@Suite(.timeLimit(.minutes(1))) struct OrderAuditTests {
    let order = SampleOrder()

    @Test func `a good order breaks nothing, and is counted`() async throws {
        let shop = try await Shop()
        _ = try await shop.place()
        let second = SampleOrder(
            id: "o-2",
            items: [
                [
                    "productId": "prod-3", "name": "mechanical keyboard", "price": 129.99,
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

    @Test(arguments: Damage.allCases)
    func `each kind of damage is found`(damage: Damage) async throws {
        let shop = try await Shop()
        _ = try await shop.place()
        try await damage.inflict(on: shop)
        let report = try await shop.audit()
        #expect(Set(report.violations.map(\.invariant)) == damage.invariants)
        #expect(report.violations.allSatisfy { !$0.text.isEmpty })
    }

    @Test func `what passes within two seconds is not reported`() async throws {
        let shop = try await Shop()
        try await shop.set("PRODUCT#prod-5", "INVENTORY", [.add("quantity", -1)])
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
        try await shop.set("PRODUCT#prod-5", "INVENTORY", [.add("quantity", -1)])
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
                "productId": "load-1", "name": "load-test product 1", "price": 9.99,
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
