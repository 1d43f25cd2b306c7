import JSON
import Testing

/// One order of two lines, and the inputs of the functions that place it.
struct SampleOrder {
    var id = "o-1"
    var items: JSONValue = [
        [
            "productId": "prod-1", "name": "wireless headphones", "price": 79.99, "quantity": 1,
            "subtotal": 79.99,
        ],
        [
            "productId": "prod-5", "name": "desk lamp", "price": 34.99, "quantity": 2,
            "subtotal": 69.98,
        ],
    ]
    var amount: Int64 = 149_97

    var attempt: JSONValue {
        [
            "orderId": JSONValue(id), "items": items, "amount": JSONValue(amount),
            "currency": "USD", "processor": "stripe", "startedAt": 1_767_225_600_000,
            "reason": "test",
        ]
    }

    func line(_ index: Int) -> JSONValue {
        (items[index] ?? .null).setting("orderId", to: JSONValue(id))
    }

    var reference: JSONValue { ["orderId": JSONValue(id)] }

    func preparation(_ payment: JSONValue = ["processor": "stripe"]) -> JSONValue {
        [
            "orderId": JSONValue(id), "amount": JSONValue(amount), "currency": "USD",
            "payment": payment,
        ]
    }

    func step(_ payment: JSONValue) -> JSONValue {
        [
            "orderId": JSONValue(id), "processor": "stripe", "paymentRef": payment,
            "amount": JSONValue(amount), "currency": "USD",
        ]
    }

    func save(_ payment: JSONValue) -> JSONValue {
        [
            "orderId": JSONValue(id), "customerId": "customer-1", "paymentMethod": "stripe",
            "amount": JSONValue(amount), "currency": "USD", "items": items,
            "paymentRef": payment, "createdAt": "2026-01-01T00:00:00.000Z",
        ]
    }

    var consumption: JSONValue {
        ["orderId": JSONValue(id), "currency": "USD", "items": items]
    }

    var notice: JSONValue {
        [
            "orderId": JSONValue(id), "customerId": "customer-1", "paymentMethod": "stripe",
            "amount": JSONValue(amount), "currency": "USD",
        ]
    }
}

extension Shop {
    /// Opens, reserves, prepares and attaches; returns the payment.
    func prepare(_ order: SampleOrder = SampleOrder()) async throws -> JSONValue {
        try await call("open-attempt", order.attempt)
        for index in 0..<(order.items.array?.count ?? 0) {
            let answer = try await call("reserve-inventory", order.line(index))
            #expect(answer == ["reserved": true])
        }
        let answer = try await call("prepare-payment", order.preparation())
        let payment = try #require(answer["paymentRef"])
        try await call("attach-payment", order.step(payment))
        return payment
    }

    /// Places an order up to its commit; returns the payment.
    func commit(_ order: SampleOrder = SampleOrder()) async throws -> JSONValue {
        let payment = try await prepare(order)
        try await call("authorize-payment", order.step(payment))
        try await call("save-order", order.save(payment))
        return payment
    }

    /// Places an order, whole.
    func place(_ order: SampleOrder = SampleOrder()) async throws -> JSONValue {
        let payment = try await commit(order)
        try await call("capture-payment", order.step(payment))
        try await call("consume-reservations", order.consumption)
        return payment
    }
}
