import JSON
import OrderProcessor
import Tables
import Testing

@Suite(.timeLimit(.minutes(1))) struct ReservationTests {
    let order = SampleOrder()

    func line(_ product: String, _ quantity: Int, order: String = "o-1") -> JSONValue {
        [
            "orderId": JSONValue(order), "productId": JSONValue(product),
            "quantity": JSONValue(quantity),
        ]
    }

    @Test func `reserving moves units, once`() async throws {
        let shop = try await Shop()
        for _ in 0..<3 {
            let answer = try await shop.call("reserve-inventory", line("prod-1", 30))
            #expect(answer == ["reserved": true])
        }
        #expect(try await shop.units("prod-1") == [70, 30, 0])
        #expect(try await shop.item("ATTEMPT#o-1", "RSV#prod-1")?["state"]?.string == "held")
    }

    @Test func `too few units are told and left alone`() async throws {
        let shop = try await Shop()
        let answer = try await shop.call("reserve-inventory", line("prod-1", 101))
        #expect(
            answer == [
                "reserved": false, "productId": "prod-1", "requested": 101, "available": 100,
            ]
        )
        #expect(try await shop.units("prod-1") == [100, 0, 0])
        #expect(try await shop.item("ATTEMPT#o-1", "RSV#prod-1") == nil)
    }

    @Test func `a product without inventory has no units`() async throws {
        let shop = try await Shop()
        let answer = try await shop.call("reserve-inventory", line("nothing", 1))
        #expect(answer["available"] == 0)
        #expect(try await shop.item("PRODUCT#nothing", "INVENTORY") == nil)
    }

    @Test func `a reservation of the last units is repeated though none are left`() async throws {
        let shop = try await Shop()
        try await shop.call("reserve-inventory", line("prod-1", 100))
        let answer = try await shop.call("reserve-inventory", line("prod-1", 100))
        #expect(answer == ["reserved": true])
    }

    @Test func `another quantity under the same line is an error`() async throws {
        let shop = try await Shop()
        try await shop.call("reserve-inventory", line("prod-1", 1))
        #expect(await shop.failure("reserve-inventory", line("prod-1", 2)) == "Inconsistent")
        #expect(try await shop.units("prod-1") == [99, 1, 0])
    }

    @Test func `F13: releasing twice adds stock once`() async throws {
        let shop = try await Shop()
        try await shop.call("reserve-inventory", line("prod-1", 30))
        for _ in 0..<3 {
            let answer = try await shop.call("release-reservation", line("prod-1", 30))
            #expect(answer == ["released": true])
        }
        #expect(try await shop.units("prod-1") == [100, 0, 0])
    }

    @Test func `a release gives back what was reserved, whatever it is asked for`() async throws {
        let shop = try await Shop()
        try await shop.call("reserve-inventory", line("prod-1", 30))
        try await shop.call("release-reservation", line("prod-1", 99))
        #expect(try await shop.units("prod-1") == [100, 0, 0])
    }

    @Test func `a released line cannot be reserved any more`() async throws {
        let shop = try await Shop()
        try await shop.call("release-reservation", line("prod-1", 1))
        #expect(await shop.failure("reserve-inventory", line("prod-1", 1)) == "ReservationClosed")
        #expect(try await shop.units("prod-1") == [100, 0, 0])
        // Only this line of this order.
        #expect(await shop.failure("reserve-inventory", line("prod-2", 1)) == nil)
        #expect(await shop.failure("reserve-inventory", line("prod-1", 1, order: "o-2")) == nil)
    }

    @Test func `consuming sells all lines at once, and only once`() async throws {
        let shop = try await Shop()
        for index in 0..<2 { try await shop.call("reserve-inventory", order.line(index)) }
        for _ in 0..<3 {
            let answer = try await shop.call("consume-reservations", order.consumption)
            #expect(answer == ["consumed": 2])
        }
        #expect(try await shop.units("prod-1") == [99, 0, 1])
        #expect(try await shop.units("prod-5") == [98, 0, 2])
        let item = try await shop.item("ORDER#o-1", "ITEM#prod-5")
        #expect(item?["quantity"]?.integer == 2)
        #expect(item?["price"] == 34.99)
        #expect(item?["subtotal"] == 69.98)
    }

    @Test func `a group of which one line holds nothing is not consumed at all`() async throws {
        let shop = try await Shop()
        try await shop.call("reserve-inventory", order.line(0))
        #expect(
            await shop.failure("consume-reservations", order.consumption) == "ReservationClosed"
        )
        try await shop.call("release-reservation", order.line(1))
        #expect(
            await shop.failure("consume-reservations", order.consumption) == "ReservationClosed"
        )
        #expect(try await shop.units("prod-1") == [99, 1, 0])
        #expect(try await shop.item("ORDER#o-1", "ITEM#prod-1") == nil)
    }

    @Test func `what is sold cannot be released`() async throws {
        let shop = try await Shop()
        for index in 0..<2 { try await shop.call("reserve-inventory", order.line(index)) }
        try await shop.call("consume-reservations", order.consumption)
        #expect(await shop.failure("release-reservation", order.line(0)) == "Inconsistent")
        #expect(try await shop.units("prod-1") == [99, 0, 1])
    }

    @Test(arguments: [0, 31])
    func `a group has 1 to 30 lines`(count: Int) async throws {
        let shop = try await Shop()
        let line = try #require(order.items[0])
        let items = JSONValue((0..<count).map { _ in line })
        let input = order.consumption.setting("items", to: items)
        #expect(await shop.failure("consume-reservations", input) == "JSONReadingError")
    }

    @Test func `200 orders at once for 100 units get exactly 100`() async throws {
        let shop = try await Shop()
        let count = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let input = line("prod-1", 1, order: "o-\(number)")
                    return try await shop.call("reserve-inventory", input)["reserved"] == true
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(count == 100)
        #expect(try await shop.units("prod-1") == [0, 100, 0])
    }
}
